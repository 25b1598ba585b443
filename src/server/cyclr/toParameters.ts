import type { AuthMethod, Parameter } from '../../core/connector.js'
import { isSecretName } from '../../core/parameters/isSecret.js'
import { labelFromName } from '../../core/parameters/labels.js'
import { methodsOf } from '../../core/parameters/parameters.js'
import type { ConnectorGuide, FieldGuide } from '../../guides/ConnectorGuide.js'
import type { AccountConnectorDto, ParameterDto } from './dto.js'
import { own } from './own.js'

/** The parameters a user may set, as the browser may see them. Those that a guide fills in are not among them. */
export function toParameters(
  dto: AccountConnectorDto,
  methods: readonly AuthMethod[],
  guide: ConnectorGuide | null,
): readonly Parameter[] {
  return settable(dto, methods)
    .filter(({ TargetName }) => own(guide?.values, TargetName) === undefined)
    .flatMap((parameter) => {
      const field = own(guide?.fields, parameter.TargetName)
      const asked = methodsToAsk(parameter.TargetName, methods, field)
      return asked?.length === 0 ? [] : [toParameter(parameter, asked, field, dto)]
    })
}

/** The parameters of an account connector that are its user's: not the partner's, not hidden, and no login. */
export function settable({ Connector }: AccountConnectorDto, methods: readonly AuthMethod[]): readonly ParameterDto[] {
  const isLogin = (name: string) =>
    (name === 'Username' || name === 'Password') && methods.every(({ kind }) => kind === 'password')
  return Connector.Parameters.filter(
    ({ IsAccountConnectorProperty, IsHidden, Hidden, TargetName }) =>
      IsAccountConnectorProperty && !IsHidden && !Hidden && TargetName !== '' && !isLogin(TargetName),
  ).toSorted((a, b) => (a.DisplayOrder ?? 0) - (b.DisplayOrder ?? 0))
}

/** A secret by Cyclr's flag, by a guide, or by its name; never by name where it has choices. */
export function isSecret(parameter: ParameterDto, field: FieldGuide | undefined): boolean {
  if (parameter.IsSensitive || field?.secret === true) return true
  if (parameter.Values.length > 0) return false
  return isSecretName(parameter.TargetName) || isSecretName(parameter.Name ?? parameter.DisplayName ?? '')
}

/** The methods it is asked for; `null`: all. A value that a guide fixes for a method is not asked there. */
function methodsToAsk(
  name: string,
  methods: readonly AuthMethod[],
  field: FieldGuide | undefined,
): readonly string[] | null {
  const { fixed } = field ?? {}
  if (typeof fixed === 'string') return []
  const belonging = field?.methods
    ? methods.filter((method) => field.methods?.includes(method.name)).map(({ id }) => id)
    : methodsOf(name, methods)
  if (fixed === undefined) return belonging
  return methods
    .filter((method) => own(fixed, method.name) === undefined && (belonging?.includes(method.id) ?? true))
    .map(({ id }) => id)
}

function toParameter(
  parameter: ParameterDto,
  methods: readonly string[] | null,
  field: FieldGuide | undefined,
  { Properties }: AccountConnectorDto,
): Parameter {
  const { TargetName: name, Values, TriggerName } = parameter
  const stored = Properties.find((property) => property.Name === name && property.Value !== '')
  const secret = isSecret(parameter, field)
  return {
    name,
    label: field?.label ?? shownName(parameter) ?? labelFromName(name),
    description: field?.hint ?? parameter.Description,
    required: !parameter.IsOptional,
    secret,
    multiline: parameter.IsMultiline || parameter.IsMultiLine || field?.multiline === true,
    type: parameter.DataType === 'Integer' ? 'integer' : 'text',
    choices: Values.length > 0 ? [...new Set(Values)] : null,
    lookup: TriggerName !== null,
    methods,
    isSet: stored !== undefined,
    value: secret ? null : (stored?.Value ?? null),
    example: field?.example ?? null,
    prefix: field?.prefix ?? null,
    suffix: field?.suffix ?? null,
    store: field?.store ?? 'part',
    shape: field?.shape ?? null,
    pattern: field?.pattern ?? null,
    patternHint: field?.patternHint ?? null,
    suggestions: field?.suggestions ?? [],
    showWhen: field?.showWhen ?? null,
  }
}

/** `AccountId`, `account_id`: made for programs. */
const SYSTEM_NAME = /^\S*(\p{Ll}\p{Lu}|_)\S*$/u

/** The name that was given for people; one that only repeats the system's own was not. */
function shownName({ Name, DisplayName, TargetName }: ParameterDto): string | null {
  const [name = null] = [Name, DisplayName].filter(
    (one) => one !== null && (one !== TargetName || !SYSTEM_NAME.test(one)),
  )
  return name
}
