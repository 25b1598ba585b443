import type { AuthMethod, Parameter } from '../../core/connector.js'
import { choiceOf, yesAndNo } from '../../core/parameters/choices.js'
import { isOpen } from '../../core/parameters/isOpen.js'
import { isSecret } from '../../core/parameters/isSecret.js'
import { labelFromName } from '../../core/parameters/labels.js'
import { isLogin, methodsOf } from '../../core/parameters/parameters.js'
import { isBlank, valueError } from '../../core/parameters/values.js'
import type { ConnectorGuide, FieldGuide } from '../../guides/ConnectorGuide.js'
import type { AccountConnectorDto, ParameterDto } from './dto.js'
import { own } from './own.js'

/** The parameters a user may set, as the browser may see them, without those that a guide sets. */
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
      return asked?.length === 0 ? [] : [toParameter(parameter, asked, guide, dto)]
    })
}

/** The parameters that the user of an account connector sets: without the partner's, hidden ones and logins. */
export function settable({ Connector }: AccountConnectorDto, methods: readonly AuthMethod[]): readonly ParameterDto[] {
  return Connector.Parameters.filter(
    ({ IsAccountConnectorProperty, Hide, IsHidden, Hidden, TargetName }) =>
      IsAccountConnectorProperty &&
      !Hide &&
      !IsHidden &&
      !Hidden &&
      TargetName !== '' &&
      !methods.every((method) => isLogin(TargetName, method)),
  ).toSorted((a, b) => (a.DisplayOrder ?? 0) - (b.DisplayOrder ?? 0))
}

export function isSecretParameter(parameter: ParameterDto, guide: ConnectorGuide | null): boolean {
  const { TargetName, Name, DisplayName, Values, IsSensitive } = parameter
  return isSecret({
    flagged: IsSensitive || own(guide?.fields, TargetName)?.secret === true,
    hasChoices: Values.length > 0,
    names: [TargetName, Name ?? DisplayName],
  })
}

/** Ids of the methods that ask for it; `null`: all. A method for which a guide fixes the value does not. */
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
  guide: ConnectorGuide | null,
  { Properties }: AccountConnectorDto,
): Parameter {
  const { TargetName: name, Values, TriggerName } = parameter
  const field = own(guide?.fields, name)
  const stored = Properties.find((property) => property.Name === name && property.Value !== '')
  const secret = isSecretParameter(parameter, guide)
  const choices = Values.length > 0 ? [...new Set(Values)] : null
  const shown = {
    name,
    label: field?.label ?? shownName(parameter) ?? labelFromName(name),
    description: field?.hint ?? parameter.Description,
    required: !parameter.IsOptional,
    secret,
    multiline: parameter.IsMultiline || parameter.IsMultiLine || field?.multiline === true,
    type: parameter.DataType === 'Integer' ? 'integer' : 'text',
    choices,
    closed: yesAndNo(choices) !== null || field?.closed === true,
    lookup: TriggerName !== null,
    methods,
    isSet: stored !== undefined,
    value: openValue(stored?.Value ?? null, parameter, guide),
    example: field?.example ?? null,
    prefix: field?.prefix ?? null,
    suffix: field?.suffix ?? null,
    store: field?.store ?? 'part',
    shape: field?.shape ?? null,
    pattern: field?.pattern ?? null,
    patternHint: field?.patternHint ?? null,
    suggestions: field?.suggestions ?? [],
    showWhen: field?.showWhen ?? null,
  } as const
  return { ...shown, defaultValue: offeredDefault(shown, parameter.DefaultValue) }
}

/** The stored value where a browser may have it. */
export function openValue(value: string | null, parameter: ParameterDto, guide: ConnectorGuide | null): string | null {
  const { TargetName, Name, DisplayName, Values: choices, DataType, TriggerName } = parameter
  if (value === null || isSecretParameter(parameter, guide)) return null
  // What a lookup lists is a choice too.
  const { fixed } = own(guide?.fields, TargetName) ?? {}
  // What a guide fixes for one method is the partner's, also where another method asks for it.
  if (typeof fixed === 'object' && Object.values(fixed).includes(value)) return null
  const listed = own(guide?.fields, TargetName)?.secret === false || TriggerName !== null
  const names = [TargetName, Name ?? DisplayName]
  return isOpen(value, { names, choices, listed, integer: DataType === 'Integer' }) ? value : null
}

/** The default to offer: not for a secret, and none that the proxy itself would refuse. */
function offeredDefault(parameter: Omit<Parameter, 'defaultValue'>, given: string | null): string | null {
  if (given === null || isBlank(given) || parameter.secret) return null
  const value = choiceOf(parameter.choices ?? [], given) ?? given
  return valueError(value, parameter) === null ? value : null
}

/** A name for programs: `AccountId`, `account_id`. */
const SYSTEM_NAME = /^\S*(\p{Ll}\p{Lu}|_)\S*$/u

/** The name for people. One that only repeats a system name is not. */
function shownName({ Name, DisplayName, TargetName }: ParameterDto): string | null {
  const [name = null] = [Name, DisplayName].filter(
    (one) => one !== null && (one !== TargetName || !SYSTEM_NAME.test(one)),
  )
  return name
}
