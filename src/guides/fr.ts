import type { GuideTranslation } from './ConnectorGuide.js'

const texts: readonly Omit<GuideTranslation, 'language'>[] = [
  {
    connector: 'Act!',
    before: [
      'Il vous faut le nom de la base de données. Un utilisateur Act! qui a accès à la gestion des utilisateurs peut le consulter.',
    ],
    steps: {
      'Username and Password': [
        'Utilisez le nom d’utilisateur et le mot de passe avec lesquels vous vous connectez à Act!.',
        'Pour le nom de la base de données, cliquez sur votre nom d’utilisateur en haut à droite et ouvrez User Management.',
        'Choisissez User Tasks, puis les paramètres supplémentaires, et copiez le nom de la base de données.',
      ],
    },
    fields: {
      DatabaseName: {
        hint: 'Indiqué dans Act! sous User Management, dans les paramètres supplémentaires.',
      },
      BaseUrl: {
        hint: 'Cloud : votre adresse Act! où app devient api, puis /act.web.api.',
      },
    },
  },
  {
    connector: 'Akeneo',
    before: ['Vous devez avoir le droit de gérer les connexions dans Akeneo.'],
    steps: {
      'OAuth 2.0 Password': [
        'Dans Akeneo, ouvrez Connect, puis les connexions.',
        'Créez une connexion, nommez-la et choisissez Data source comme type de flux.',
        'Donnez-lui le rôle API et le groupe API Connections.',
        'Ouvrez ses identifiants et copiez l’ID client, le secret, le nom d’utilisateur et le mot de passe.',
      ],
    },
    link: {
      label: 'Akeneo : créer une connexion',
    },
    fields: {
      ClientId: {
        hint: 'Dans les identifiants de la connexion Akeneo.',
      },
      ClientSecret: {
        hint: 'À côté de l’ID client, affiché comme Secret.',
      },
      PimUrl: {
        hint: 'L’adresse dans votre navigateur quand Akeneo est ouvert, jusqu’à la première barre oblique simple.',
      },
    },
  },
  {
    connector: 'AlertMedia',
    before: ['Il vous faut une clé API AlertMedia.'],
    link: {
      label: 'AlertMedia : générer une clé API',
    },
    fields: {
      Domain: {
        hint: 'L’adresse de votre API AlertMedia, sans https://.',
      },
    },
  },
  {
    connector: 'AmeriCommerce',
    before: ['Il vous faut un accès à la console d’administration de votre boutique AmeriCommerce.'],
    steps: {
      'OAuth 2.0': [
        'Dans la console d’administration AmeriCommerce, ouvrez l’application créée pour cette connexion.',
        'Copiez son App ID comme ID client et son App Secret comme secret client.',
        'Saisissez le domaine de votre boutique, puis connectez-vous quand AmeriCommerce le demande.',
      ],
    },
    link: {
      label: 'Cart.com : authentification API des boutiques en ligne',
    },
    fields: {
      ClientId: {
        hint: 'Affiché comme App ID dans la console d’administration AmeriCommerce.',
      },
      ClientSecret: {
        hint: 'Affiché comme App Secret dans la console d’administration AmeriCommerce.',
      },
      StoreDomain: {
        hint: 'L’adresse web de votre boutique, sans https://.',
      },
      RedirectUri: {
        hint: 'L’adresse de rappel enregistrée avec l’application. Elle se termine par /connector/callback.',
      },
    },
  },
  {
    connector: 'Arrived Workforce Connections',
    before: [
      'L’administrateur Arrived Workforce de votre entreprise doit vous donner toutes les valeurs demandées ici.',
    ],
    labels: {
      'Username and Password': {
        username: 'Adresse e-mail',
      },
    },
    fields: {
      Domain: {
        hint: 'Le domaine de l’API, donné par votre administrateur.',
        patternHint: 'Le domaine seul, sans barre oblique à la fin.',
      },
      ApiVersion: {
        hint: 'La version que votre administrateur vous a donnée.',
      },
      ApiKey: {
        hint: 'Dans votre compte Arrived Workforce, ou auprès de votre administrateur.',
      },
    },
  },
  {
    connector: 'Asana',
    before: ['Il vous faut un compte Asana qui peut ouvrir les projets que vous voulez utiliser ici.'],
  },
  {
    connector: 'Microsoft Azure Active Directory',
    before: [
      'Un administrateur de votre organisation devra peut-être d’abord approuver l’accès.',
      'Il vous faut un compte professionnel ou scolaire ; un compte Microsoft personnel ne suffit pas.',
    ],
    link: {
      label: 'Microsoft : approuver une application pour votre organisation',
    },
    grants: [
      'Lire les utilisateurs, les groupes et leurs membres',
      'Lire les personnes et les lieux',
      'Lire les informations de votre organisation et de son annuaire',
      'Garder cet accès quand vous n’êtes pas connecté',
    ],
  },
  {
    connector: 'BambooHR',
    steps: {
      'API Key': [
        'Dans BambooHR, cliquez sur votre icône d’utilisateur en haut à droite et choisissez API Keys.',
        'Choisissez Add New Key, donnez un nom à la clé et générez-la.',
        'Copiez la clé tout de suite : BambooHR ne l’affiche qu’une fois.',
      ],
    },
    link: {
      label: 'BambooHR : premiers pas avec l’API',
    },
    fields: {
      CompanySubdomain: {
        hint: 'La partie avant .bamboohr.com dans l’adresse où vous vous connectez.',
        patternHint: 'Lettres, chiffres et traits d’union uniquement.',
      },
    },
  },
  {
    connector: 'BigChange JobWatch',
    before: ['Il vous faut une clé API. Votre interlocuteur BigChange peut vous aider à l’obtenir.'],
    steps: {
      'Username and Password': [
        'Demandez à votre interlocuteur BigChange la clé API de votre compte JobWatch.',
        'Saisissez le nom d’utilisateur et le mot de passe avec lesquels vous vous connectez à JobWatch.',
      ],
    },
    fields: {
      ApiKey: {
        hint: 'Appartient à tout le compte, pas à une personne.',
      },
    },
  },
  {
    connector: 'BigCommerce',
    before: ['Vous devez être propriétaire de la boutique, ou avoir le droit de créer des comptes API.'],
    steps: {
      'API Key': [
        'Dans votre panneau de contrôle BigCommerce, ouvrez Settings et trouvez les comptes API de la boutique.',
        'Créez un compte API et copiez le Store Hash depuis son chemin d’API.',
        'Choisissez ce que le compte peut lire et modifier, puis enregistrez-le.',
        'Copiez le jeton d’accès tout de suite : BigCommerce ne l’affiche qu’une fois.',
      ],
    },
    link: {
      label: 'BigCommerce : créer un compte API',
    },
    labels: {
      'API Key': {
        apiKey: 'Jeton d’accès',
      },
    },
    fields: {
      BaseUrl: {
        hint: 'L’adresse de l’API BigCommerce, en général https://api.bigcommerce.com.',
      },
      StoreHash: {
        hint: 'Le code après /stores/ dans le chemin d’API de votre compte API.',
        patternHint: 'Lettres et chiffres uniquement.',
      },
    },
  },
  {
    connector: 'Brightspace',
    before: ['Vous devez être administrateur Brightspace.'],
    steps: {
      'OAuth 2.0': [
        'Dans Brightspace, ouvrez les outils d’administration avec la roue dentée en haut à droite et choisissez Manage Extensibility.',
        'Ouvrez OAuth 2.0 et enregistrez une application avec l’adresse de redirection que vous avez reçue.',
        'Saisissez les scopes et laissez la durée de vie du jeton d’accès telle quelle.',
        'Enregistrez l’application, puis copiez son ID client et son secret.',
      ],
    },
    link: {
      label: 'Brightspace : tableau des scopes',
    },
    fields: {
      Domain: {
        hint: 'L’adresse à laquelle vous ouvrez Brightspace, sans la dernière barre oblique.',
        patternHint: 'Le domaine seul, sans barre oblique à la fin.',
      },
      ClientId: {
        hint: 'Affiché une fois l’application enregistrée dans Brightspace.',
      },
      ClientSecret: {
        hint: 'Affiché une fois l’application enregistrée dans Brightspace.',
      },
      Scope: {
        hint: 'Les mêmes scopes que dans l’application enregistrée, séparés par des espaces.',
      },
      LeApiVersion: {
        hint: 'Pour l’environnement d’apprentissage (LE). La version la plus récente est préférable.',
      },
      LpApiVersion: {
        hint: 'Pour la plateforme d’apprentissage (LP). La version la plus récente est préférable.',
      },
      BfpApiVersion: {
        hint: 'Pour Brightspace for Parents (BFP). La version la plus récente est préférable.',
      },
    },
  },
  {
    connector: 'Caspio',
    before: ['Il vous faut un accès aux paramètres de votre compte Caspio.'],
    steps: {
      'OAuth 2.0 Client Credentials': [
        'Dans Caspio, ouvrez une de vos applications.',
        'Choisissez Account, puis Access permissions, puis Web Services profiles.',
        'Créez un profil si la liste est vide, puis ouvrez ses propriétés.',
        'Copiez l’ID client, le secret client et l’adresse du point d’accès des jetons.',
      ],
    },
    link: {
      label: 'Caspio : créer un profil de services web',
    },
    fields: {
      AccountSubdomain: {
        hint: 'La partie avant .caspio.com dans l’adresse du point d’accès des jetons.',
        patternHint: 'Lettres, chiffres et traits d’union uniquement.',
      },
      ClientId: {
        hint: 'Dans les propriétés du profil de services web.',
      },
      ClientSecret: {
        hint: 'Dans les propriétés du profil de services web.',
      },
    },
  },
  {
    connector: 'Channel Advisor',
    before: ['Il vous faut un compte développeur ChannelAdvisor, à demander à ChannelAdvisor.'],
    steps: {
      'OAuth 2.0': [
        'Ouvrez la console pour développeurs ChannelAdvisor et sélectionnez votre application.',
        'Copiez l’Application ID et le Shared Secret.',
        'Choisissez Add Integration, puis Request Tokens, et copiez le Refresh Token.',
        'Connectez-vous avec l’adresse e-mail et le mot de passe du compte développeur.',
      ],
    },
    link: {
      label: 'ChannelAdvisor : console pour développeurs',
    },
    fields: {
      ClientId: {
        hint: 'Indiqué avec votre application dans la console pour développeurs.',
      },
      ClientSecret: {
        hint: 'Indiqué à côté de l’Application ID.',
      },
      Scopes: {
        hint: 'Ce qui peut être utilisé, avec une espace entre les mots.',
      },
      RefreshToken: {
        hint: 'Affiché quand vous ajoutez une intégration et demandez des jetons.',
      },
    },
  },
  {
    connector: 'Chargebee',
    before: ['Il vous faut un accès aux paramètres de votre site Chargebee.'],
    steps: {
      'Username and Password': [
        'Dans Chargebee, ouvrez Settings, puis Configure Chargebee, puis API Keys and Webhooks.',
        'Ouvrez API Keys et copiez une clé, ou ajoutez-en une.',
        'Collez la clé comme clé API et laissez le mot de passe vide.',
      ],
    },
    link: {
      label: 'Chargebee : clés API',
    },
    labels: {
      'Username and Password': {
        username: 'Clé API',
      },
    },
    fields: {
      ChargebeeSite: {
        hint: 'La partie avant .chargebee.com dans votre adresse Chargebee.',
        patternHint: 'Lettres, chiffres et traits d’union uniquement.',
      },
    },
  },
  {
    connector: 'ClubReady',
    before: [
      'ClubReady fournit la clé API une fois que vous avez signé un accord. Pour la demander, écrivez à support@clubready.com.',
    ],
    steps: {
      'API Key': [
        'Écrivez à support@clubready.com pour demander une clé API.',
        'Signez l’accord que ClubReady vous envoie.',
        'Pour le Store ID, connectez-vous à ClubReady et cliquez sur votre photo de profil en haut à droite.',
      ],
    },
    fields: {
      StoreId: {
        hint: 'Affiché avec votre photo de profil, à côté du User ID. Utilisez le Store ID.',
        patternHint: 'Chiffres uniquement.',
      },
      ChainId: {
        hint: 'La chaîne dont fait partie votre établissement. Demandez à ClubReady si vous ne la connaissez pas.',
      },
    },
  },
  {
    connector: 'ConnectWise PSA',
    before: ['Vous devez avoir le droit de gérer les API Members dans ConnectWise PSA.'],
    steps: {
      'Username and Password': [
        'Dans ConnectWise PSA, ouvrez System, puis Members, puis API Members.',
        'Créez ou ouvrez un membre, allez à API Keys et générez une clé.',
        'Copiez les deux clés maintenant : la clé privée ne s’affiche qu’une fois.',
        'Comme nom d’utilisateur, saisissez votre identifiant d’entreprise, un signe plus et la clé publique.',
        'Comme mot de passe, saisissez la clé privée.',
      ],
    },
    link: {
      label: 'ConnectWise : obtenir un ID client',
    },
    labels: {
      'Username and Password': {
        username: 'Identifiant d’entreprise + clé publique',
        password: 'Clé privée',
      },
    },
    fields: {
      Domain: {
        hint: 'L’hôte où vous vous connectez ; il dépend de votre région.',
      },
      ApiVersion: {
        hint: 'Remplacez le point par un trait de soulignement : v2020.3 devient v2020_3.',
        patternHint: 'Commence par v, avec des traits de soulignement et sans point.',
      },
      ClientId: {
        hint: 'Sur le site pour développeurs ConnectWise, où chaque intégration en a un.',
        patternHint: '36 caractères : chiffres, lettres de a à f et traits d’union.',
      },
    },
  },
  {
    connector: 'Disciple Media',
    before: ['Il vous faut un accès à la console Disciple.'],
    steps: {
      'API Key': [
        'Connectez-vous à la console Disciple.',
        'Choisissez Integrations dans le menu latéral.',
        'Affichez la clé API de votre application et copiez-la.',
      ],
    },
    link: {
      label: 'Disciple : ouvrir la console',
    },
    fields: {
      Domain: {
        hint: 'L’hôte de votre application de communauté, sans https://.',
      },
    },
  },
  {
    connector: 'eBay',
    before: ['Pour un compte eBay réel, il faut des clés de production.'],
    steps: {
      'OAuth 2.0': ['Connectez-vous au compte eBay que vous voulez utiliser ici et donnez votre accord.'],
    },
    link: {
      label: 'eBay : créer des clés d’application',
    },
    fields: {
      ClientId: {
        hint: 'L’App ID, sur developer.ebay.com, sous Application Keys.',
      },
      ClientSecret: {
        hint: 'Le Cert ID, sur la même page.',
      },
      IsSandbox: {
        label: 'S’agit-il de clés de test (sandbox) ?',
        hint: 'Choisissez Non pour un compte eBay réel.',
      },
      AccountIdentifier: {
        hint: 'L’environnement dont dépendent vos clés d’application.',
      },
    },
  },
  {
    connector: 'EposNow',
    before: ['Il vous faut un accès au Back Office Epos Now.'],
    steps: {
      'Username and Password': [
        'Dans le Back Office Epos Now, ouvrez Web Integrations, puis la page API.',
        'Créez un appareil API, ou ouvrez celui que vous avez.',
        'Copiez sa clé et son secret.',
      ],
    },
    link: {
      label: 'Epos Now : créer un appareil API',
    },
    labels: {
      'Username and Password': {
        username: 'Clé Epos',
        password: 'Secret Epos',
      },
    },
  },
  {
    connector: 'Facebook Marketing',
    before: ['Il vous faut un compte Facebook qui peut utiliser le compte publicitaire voulu.'],
    grants: ['Voir votre profil public'],
  },
  {
    connector: 'Facebook Messenger',
    before: ['Il vous faut un compte Facebook qui gère la page dont vous voulez utiliser les messages.'],
    steps: {
      'OAuth 2.0': [
        'Connectez-vous à Facebook dans la fenêtre qui s’ouvre.',
        'Sélectionnez la page que vous voulez utiliser ici.',
        'Laissez les autorisations activées et terminez.',
      ],
    },
  },
  {
    connector: 'Farmers AGP',
    before: ['Votre interlocuteur Farmers AGP doit vous donner un Vendor ID, un Vendor Token et une adresse web.'],
    labels: {
      'Username and Password': {
        username: 'Vendor ID',
        password: 'Vendor Token',
      },
    },
    fields: {
      Url: {
        label: 'Adresse',
        hint: 'Seulement le début de l’adresse, jusqu’à la première barre oblique simple.',
      },
    },
  },
  {
    connector: 'Fluent Commerce',
    before: ['L’administrateur de votre compte Fluent doit vous donner ces informations.'],
    steps: {
      'OAuth 2.0 Password': [
        'Demandez à l’administrateur Fluent un ID client, un secret client, un nom d’utilisateur et un mot de passe.',
        'Demandez aussi le domaine GraphQL de votre compte.',
      ],
    },
    fields: {
      ClientId: {
        hint: 'Auprès de l’administrateur de votre compte Fluent.',
      },
      ClientSecret: {
        hint: 'Auprès de l’administrateur de votre compte Fluent.',
      },
      GraphqlDomain: {
        hint: 'L’hôte de votre adresse GraphQL, auprès de l’administrateur de votre compte Fluent.',
      },
    },
  },
  {
    connector: 'Freshdesk',
    steps: {
      'API Key': [
        'Dans Freshdesk, cliquez sur votre photo de profil en haut à droite.',
        'Choisissez Profile Settings.',
        'Trouvez la clé API à droite, affichez-la si elle est masquée, et copiez-la.',
      ],
    },
    link: {
      label: 'Freshdesk : trouver votre clé API',
    },
    fields: {
      FreshdeskDomain: {
        hint: 'La partie avant .freshdesk.com, même si vous avez votre propre domaine.',
        patternHint: 'Lettres, chiffres et traits d’union uniquement.',
      },
    },
  },
  {
    connector: 'GoDaddy',
    before: ['Il vous faut un compte GoDaddy qui a accès au portail pour développeurs.'],
    steps: {
      'API Key': [
        'Connectez-vous au portail pour développeurs GoDaddy et ouvrez API Keys.',
        'Créez une clé API. La première est toujours une clé de test.',
        'Pour vos domaines réels, créez une autre clé pour Production.',
        'Copiez la clé et conservez aussi son secret.',
      ],
    },
    link: {
      label: 'GoDaddy : vos clés API',
    },
    fields: {
      ServerName: {
        hint: 'Les clés de test demandent l’adresse avec ote, les clés de production celle sans.',
      },
    },
  },
  {
    connector: 'Google Calendar - Workspace',
    before: [
      'Un super-administrateur de votre Google Workspace doit approuver le compte de service.',
      'Il vous faut le fichier de clé JSON de ce compte de service.',
    ],
    steps: {
      None: [
        'Dans la console Google Cloud, créez un compte de service et une clé JSON pour celui-ci.',
        'Gardez le fichier en lieu sûr : il ne peut être téléchargé qu’une fois.',
        'Activez la délégation au niveau du domaine pour ce compte et copiez son ID client.',
        'Dans la console d’administration Google, ouvrez Sécurité, puis Commandes des API, et ajoutez cet ID client avec les trois scopes.',
        'Copiez private_key et client_email depuis le fichier.',
      ],
    },
    link: {
      label: 'Google : configurer la délégation au niveau du domaine',
    },
    grants: [
      'Utiliser les agendas de votre Workspace',
      'Voir les personnes de votre Workspace',
      'Voir les groupes de votre Workspace',
    ],
    fields: {
      PrivateKey: {
        hint: 'Toute la valeur private_key du fichier JSON, de BEGIN à END.',
      },
      ClientEmail: {
        label: 'Adresse e-mail du compte de service',
        hint: 'La valeur client_email du même fichier JSON.',
        patternHint: 'Une adresse e-mail, sans guillemets.',
      },
      UserEmail: {
        label: 'Adresse e-mail de l’administrateur',
        hint: 'Un administrateur de votre Workspace, au nom duquel les agendas sont utilisés.',
        patternHint: 'Une adresse e-mail.',
      },
    },
  },
  {
    connector: 'Infusionsoft',
    before: [
      'Il vous faut un compte développeur Keap avec une application qui a accès à l’API.',
      'Il vous faut un accès au compte Infusionsoft que vous voulez utiliser ici.',
    ],
    steps: {
      'OAuth 2.0': [
        'Connectez-vous au portail pour développeurs Keap, cliquez sur votre nom en haut à droite et choisissez Apps.',
        'Ajoutez une application et activez son accès à l’API, ou ouvrez celle que vous avez.',
        'Copiez la clé comme ID client et le secret comme secret client.',
        'Dans la fenêtre de connexion, utilisez votre compte Infusionsoft, pas celui de développeur.',
        'Sélectionnez votre compte si vous en avez plusieurs, et autorisez l’accès.',
      ],
    },
    link: {
      label: 'Keap : se connecter au portail pour développeurs',
    },
    fields: {
      ClientId: {
        hint: 'Affiché comme Key dans les clés API de votre application Keap.',
      },
      ClientSecret: {
        hint: 'Affiché comme Secret dans les clés API de votre application Keap.',
      },
    },
  },
  {
    connector: 'Insider',
    before: ['Insider doit vous donner votre nom de partenaire et un Request Token.'],
    labels: {
      'API Key': {
        apiKey: 'Request Token',
      },
    },
    fields: {
      PartnerName: {
        hint: 'Le nom qu’Insider utilise pour votre entreprise. Votre interlocuteur Insider le connaît.',
      },
    },
  },
  {
    connector: 'Insightly',
    steps: {
      'Username and Password': [
        'Dans Insightly, cliquez sur votre icône d’utilisateur en haut à droite et choisissez User Settings.',
        'Trouvez la section API et copiez la clé API.',
        'Collez-la comme clé API et laissez le mot de passe vide.',
        'Notez l’URL de l’API dans la même section : le pod en fait partie.',
      ],
    },
    link: {
      label: 'Insightly : trouver votre clé API et l’URL',
    },
    labels: {
      'Username and Password': {
        username: 'Clé API',
      },
    },
    fields: {
      Pod: {
        hint: 'La partie entre api. et .insightly.com dans l’URL de votre API.',
        patternHint: 'Lettres, chiffres et traits d’union uniquement.',
      },
    },
  },
  {
    connector: 'JobAdder',
    before: ['Il vous faut un compte développeur JobAdder et un accès à JobAdder.'],
    steps: {
      'OAuth 2.0': [
        'Connectez-vous à l’espace développeurs JobAdder et ouvrez Applications.',
        'Enregistrez une application avec l’adresse de rappel que vous avez reçue.',
        'Copiez l’ID client et le secret.',
        'Connectez-vous à JobAdder quand cela vous est demandé, et autorisez l’accès.',
      ],
    },
    link: {
      label: 'JobAdder : espace développeurs',
    },
    fields: {
      ClientId: {
        hint: 'Indiqué avec votre application dans l’espace développeurs JobAdder.',
      },
      ClientSecret: {
        hint: 'Indiqué avec votre application dans l’espace développeurs JobAdder.',
      },
    },
  },
  {
    connector: 'JotForm',
    steps: {
      'API Key': [
        'Dans JotForm, cliquez sur votre icône en haut à droite et choisissez Settings.',
        'Ouvrez API et créez une clé s’il n’y en a pas.',
        'Réglez ses autorisations sur Full Access.',
        'Copiez la clé.',
      ],
    },
    link: {
      label: 'JotForm : créer une clé API',
    },
    fields: {
      ApiDomain: {
        hint: 'api.jotform.com pour les États-Unis, eu-api.jotform.com pour l’Europe. Voir Settings, puis Data.',
      },
    },
  },
  {
    connector: 'LawToolBox',
    before: [
      'Votre interlocuteur LawToolBox doit vous donner un nom d’utilisateur et un mot de passe pour cela. Votre propre accès LawToolBox ne fonctionne pas ici.',
    ],
    steps: {
      'Username and Password': [
        'Demandez à votre interlocuteur LawToolBox des identifiants pour l’API.',
        'Saisissez le nom d’utilisateur et le mot de passe reçus.',
      ],
    },
  },
  {
    connector: 'Less Annoying CRM',
    steps: {
      'API Key': [
        'Connectez-vous à Less Annoying CRM et ouvrez la page API dans ses paramètres.',
        'Générez un jeton d’API s’il n’y en a pas.',
        'Copiez le User Code et le jeton d’API.',
      ],
    },
    link: {
      label: 'Less Annoying CRM : générer un jeton d’API',
    },
    labels: {
      'API Key': {
        apiKey: 'Jeton d’API',
      },
    },
    fields: {
      UserCode: {
        hint: 'Affiché sur la même page que le jeton d’API.',
      },
    },
  },
  {
    connector: 'LianaCEM',
    before: ['LianaCEM vous donne le realm, l’ID utilisateur et la clé secrète avec votre contrat.'],
    labels: {
      'Secret Key': {
        apiKey: 'Clé secrète',
      },
    },
    fields: {
      Realm: {
        hint: 'Un code court en lettres majuscules.',
      },
      UserId: {
        hint: 'En général un nombre de quatre chiffres.',
      },
    },
  },
  {
    connector: 'Marketo',
    before: ['Vous devez être administrateur Marketo.'],
    steps: {
      'OAuth 2.0 Client Credentials': [
        'Dans Marketo, ouvrez Admin, puis LaunchPoint.',
        'Choisissez View Details à côté d’un service, ou créez-en d’abord un.',
        'Copiez l’ID client et le secret.',
        'Pour le sous-domaine, ouvrez Admin, puis Web Services, et regardez le point d’accès REST.',
      ],
    },
    link: {
      label: 'Marketo : services personnalisés',
    },
    fields: {
      ClientId: {
        hint: 'Dans les détails du service LaunchPoint.',
      },
      ClientSecret: {
        hint: 'Dans les détails du service LaunchPoint.',
      },
      ApiSubdomain: {
        hint: 'La partie avant .mktorest.com dans le point d’accès REST.',
        patternHint: 'Lettres, chiffres et traits d’union uniquement.',
      },
    },
  },
  {
    connector: 'Microsoft Education',
    before: ['Un administrateur de votre établissement devra peut-être d’abord approuver l’accès.'],
    link: {
      label: 'Microsoft : approuver une application pour votre organisation',
    },
    grants: ['Lire et modifier les devoirs et les notes des classes'],
  },
  {
    connector: 'Mindful API',
    before: ['Il vous faut un ID client et un secret. L’assistance Mindful peut vous aider à les obtenir.'],
    steps: {
      'OAuth 2.0 Client Credentials': [
        'Demandez à l’assistance Mindful votre ID client et votre secret.',
        'Saisissez les deux ici.',
      ],
    },
    fields: {
      ClientId: {
        hint: 'Auprès de l’assistance Mindful.',
      },
      ClientSecret: {
        hint: 'Auprès de l’assistance Mindful, avec l’ID client.',
      },
    },
  },
  {
    connector: 'Miva',
    before: ['Il vous faut un accès à l’administration de votre boutique Miva qui permet de gérer les jetons d’API.'],
    steps: {
      'Access Token': [
        'Dans l’administration Miva, ouvrez Users, puis API Tokens.',
        'Créez un jeton, ou ouvrez celui que vous avez.',
        'Copiez l’Access Token et la Signature.',
      ],
    },
    link: {
      label: 'Miva : authentification API',
    },
    fields: {
      Domain: {
        hint: 'L’hôte dans l’adresse de votre boutique, sans https://.',
      },
      Folder: {
        hint: 'Le dossier dans votre adresse d’administration, juste avant /admin.mvc.',
      },
      StoreCode: {
        hint: 'En général la première partie de l’adresse de votre boutique.',
      },
      Signature: {
        hint: 'Sur la même page que l’Access Token.',
      },
    },
  },
  {
    connector: 'MYOB AccountRight Live',
    before: [
      'Votre fichier d’entreprise doit contenir l’utilisateur par défaut Administrator, avec un mot de passe vide.',
    ],
  },
  {
    connector: 'Neo4j',
    before: [
      'Il vous faut une base de données Neo4j en version 4.0 ou plus récente, sur AuraDB ou sur votre propre serveur.',
      'Il vous faut un utilisateur qui a accès à cette base de données.',
    ],
    steps: {
      'Username and Password': [
        'Sur AuraDB, ouvrez le fichier texte téléchargé à la création de la base de données.',
        'Copiez l’adresse qui commence par neo4j+s://, le nom d’utilisateur et le mot de passe.',
        'Sur votre propre serveur, demandez ces informations à la personne qui le gère.',
      ],
    },
    fields: {
      BaseUrl: {
        hint: 'L’adresse de connexion, pas une adresse web.',
        patternHint: 'L’adresse seule, sans espaces.',
      },
      Database: {
        hint: 'La base de données que vous voulez utiliser ici.',
      },
    },
  },
  {
    connector: 'Oracle NetSuite - SuiteTalk REST Web Services',
    before: ['Vous devez être administrateur NetSuite, ou travailler avec un administrateur.'],
    steps: {
      'Token-based authentication': [
        'Ouvrez Setup, Company, Enable Features, SuiteCloud. Activez SuiteScript, REST Web Services et Token-Based Authentication.',
        'Ouvrez Setup, Integration, Manage Integrations, New. Autorisez Token-Based Authentication, enregistrez et copiez les deux valeurs Consumer.',
        'Ouvrez Setup, Users/Roles, Manage Roles. Créez un rôle pour les services web et donnez-le à un utilisateur.',
        'Ouvrez Setup, Users/Roles, Access Tokens, New. Choisissez l’intégration, l’utilisateur et le rôle, enregistrez et copiez les deux valeurs Token.',
        'Ouvrez Setup, Company, Company Information et copiez l’Account ID.',
      ],
    },
    link: {
      label: 'NetSuite : créer un enregistrement d’intégration',
    },
    grants: [
      'Rechercher, lire et modifier des factures et des commandes',
      'Lire et modifier les listes choisies, comme les clients et les contacts',
      'Exécuter des classeurs SuiteAnalytics',
    ],
    fields: {
      AccountId: {
        hint: 'S’il contient un trait de soulignement, écrivez un tiret : 1234567_SB1 devient 1234567-SB1.',
        patternHint: 'Lettres, chiffres et tirets, sans trait de soulignement.',
      },
      ConsumerKey: {
        hint: 'Affiché une seule fois, à l’enregistrement de l’intégration.',
      },
      ConsumerSecret: {
        hint: 'Affiché une seule fois, à l’enregistrement de l’intégration.',
      },
      TokenId: {
        hint: 'Affiché une seule fois, à l’enregistrement du jeton d’accès.',
      },
      TokenSecret: {
        hint: 'Affiché une seule fois, à l’enregistrement du jeton d’accès.',
      },
    },
  },
  {
    connector: 'Novadine',
    steps: {
      'Username and Password': [
        'Ouvrez le site Novadine auquel vous vous connectez d’habitude et copiez son nom d’hôte.',
        'Saisissez le nom d’utilisateur et le mot de passe que vous y utilisez.',
      ],
    },
    fields: {
      Domain: {
        hint: 'L’hôte du site Novadine auquel vous vous connectez.',
      },
    },
  },
  {
    connector: 'Microsoft Office 365',
    before: [
      'Il vous faut l’ID de locataire (tenant) de votre organisation.',
      'Un administrateur de votre organisation devra peut-être d’abord approuver l’accès.',
    ],
    steps: {
      Common: [
        'Dans le portail Azure, ouvrez Microsoft Entra ID.',
        'Copiez l’ID de locataire depuis la page de présentation.',
        'Connectez-vous avec un compte Microsoft professionnel, scolaire ou personnel.',
      ],
      Organization: [
        'Dans le portail Azure, ouvrez Microsoft Entra ID.',
        'Copiez l’ID de locataire depuis la page de présentation.',
        'Connectez-vous avec votre compte professionnel ou scolaire.',
      ],
    },
    link: {
      label: 'Microsoft : trouver votre ID de locataire',
    },
    grants: [
      'Lire et modifier les utilisateurs et votre annuaire',
      'Lire et modifier les calendriers, y compris partagés',
      'Lire et modifier les e-mails, y compris des boîtes partagées',
      'Lire et modifier les fichiers dans OneDrive',
    ],
    fields: {
      ClientId: {
        hint: 'Affiché comme ID d’application dans le portail Azure.',
      },
      ClientSecret: {
        hint: 'La valeur d’un secret client de cette application, pas l’ID du secret.',
      },
      TenantId: {
        hint: 'Appelé ID de locataire ou ID d’annuaire dans le portail Azure.',
        patternHint: 'Lettres, chiffres, points et traits d’union uniquement.',
      },
    },
  },
  {
    connector: 'PostgreSQL',
    before: [
      'La personne qui gère votre base de données a les informations demandées ici.',
      'La base de données, ou un hôte SSH placé devant, doit être accessible depuis Internet.',
    ],
    fields: {
      Host: {
        hint: 'Un nom d’hôte ou une adresse IP.',
      },
      Port: {
        hint: 'En général 5432.',
        patternHint: 'Un nombre de cinq chiffres au plus.',
      },
      Database: {
        hint: 'Le nom d’une base de données sur ce serveur.',
      },
      SslConnection: {
        label: 'Utiliser SSL ?',
        hint: 'Oui chiffre la connexion.',
      },
      SslCertificate: {
        hint: 'Seulement pour un certificat autosigné. Collez-le en entier, avec BEGIN et END.',
      },
      ValidateSslCertificate: {
        hint: 'Si activé, le certificat est vérifié.',
      },
      SshTunnel: {
        label: 'Utiliser un tunnel SSH ?',
        hint: 'Oui passe par un hôte SSH pour atteindre la base de données.',
      },
      SshHost: {
        hint: 'Le nom d’hôte ou l’adresse IP de l’hôte SSH.',
      },
      SshPort: {
        hint: 'En général 22.',
        patternHint: 'Un nombre de cinq chiffres au plus.',
      },
      SshUsername: {
        hint: 'Votre utilisateur sur l’hôte SSH, pas dans la base de données.',
      },
      SshPassword: {
        hint: 'Laissez vide si l’hôte SSH utilise une clé.',
      },
      SshPrivateKey: {
        hint: 'Laissez vide si l’hôte SSH utilise un mot de passe.',
      },
    },
  },
  {
    connector: 'Sage Intacct',
    before: [
      'Votre entreprise dans Sage Intacct doit accepter le Sender ID pour les services web.',
      'Votre interlocuteur Sage Intacct peut vous aider pour chaque valeur demandée ici.',
    ],
    steps: {
      'Username and Password': [
        'Dans Sage Intacct, ouvrez Company, puis Setup, puis Company, et choisissez Security.',
        'Modifiez la page et ajoutez le Sender ID sous Web Services authorizations.',
        'Saisissez l’ID et le mot de passe de l’utilisateur de l’entreprise à utiliser ici.',
      ],
    },
    labels: {
      'Username and Password': {
        username: 'Identifiant de connexion de l’entreprise',
        password: 'Mot de passe de connexion de l’entreprise',
      },
    },
    fields: {
      WebServicesId: {
        hint: 'Le Sender ID fourni avec une licence de développeur Web Services.',
      },
      WebServicesPassword: {
        hint: 'Le mot de passe de ce Sender ID, pas celui de votre compte.',
      },
      CompanyId: {
        hint: 'Pour une entreprise cliente, écrivez console|client|entity.',
      },
      LocationId: {
        hint: 'Seulement pour une entreprise partagée par plusieurs entités.',
      },
    },
  },
  {
    connector: 'SAP CDP',
    fields: {
      UserKey: {
        label: 'Clé utilisateur',
        hint: 'La clé de l’utilisateur qui effectue les appels.',
      },
      Secret: {
        label: 'Secret',
        hint: 'Va avec la clé utilisateur.',
      },
      BaseUrl: {
        hint: 'L’adresse de votre SAP CDP, qui commence par https://.',
      },
    },
  },
  {
    connector: 'SFTP Private Key',
    before: [
      'La personne qui gère le serveur SFTP a les informations demandées ici.',
      'Si le serveur n’est pas ouvert à Internet, il doit d’abord autoriser cette connexion.',
    ],
    steps: {
      None: [
        'Demandez l’adresse du serveur, votre nom d’utilisateur et son fuseau horaire.',
        'Demandez la clé privée dont la partie publique est enregistrée pour cet utilisateur.',
        'Collez la clé entière, avec sa première et sa dernière ligne.',
      ],
    },
    fields: {
      HostUri: {
        hint: 'Le nom ou l’adresse du serveur.',
        patternHint: 'Le nom ou l’adresse seulement, sans espaces.',
      },
      UserName: {
        hint: 'Votre utilisateur sur le serveur SFTP.',
      },
      PrivateKey: {
        hint: 'Une clé RSA au format PKCS #1. Elle commence par BEGIN RSA PRIVATE KEY.',
      },
      Passphrase: {
        label: 'Phrase secrète',
        hint: 'Seulement si la clé est protégée par une phrase secrète.',
      },
      ServerTimeZone: {
        hint: 'Le fuseau de l’horloge du serveur. Avec un mauvais fuseau, des fichiers modifiés passent inaperçus.',
      },
    },
  },
  {
    connector: 'Shireburn',
    before: [
      'Il vous faut un utilisateur Shireburn Indigo qui a les droits pour l’Open API.',
      'Il vous faut un compte développeur Shireburn avec un abonnement actif à Payroll Standard, ce qui peut prendre plusieurs heures.',
    ],
    steps: {
      'API Key': [
        'Dans Indigo, créez un utilisateur avec les droits nécessaires et obtenez sa clé Open API.',
        'Dans le portail pour développeurs, abonnez-vous à Payroll Standard.',
        'Une fois l’abonnement actif, copiez sa clé primaire comme clé API Azure.',
        'Pour le code d’entreprise, ouvrez Administration, puis Companies, dans Indigo.',
      ],
    },
    labels: {
      'API Key': {
        apiKey: 'Clé Open API',
      },
    },
    fields: {
      AzureApiKey: {
        hint: 'La clé primaire de votre abonnement à Payroll Standard.',
      },
      CompanyCode: {
        hint: 'Indiqué dans Indigo sous Administration, Companies.',
      },
    },
  },
  {
    connector: 'Squareup',
    steps: {
      OAuth: ['Connectez-vous à Square quand cela vous est demandé, et autorisez l’accès.'],
      'Access Token': [
        'Ouvrez le tableau de bord pour développeurs Square et sélectionnez votre application, ou ajoutez-en une.',
        'Passez la page en Production, ou en Sandbox pour des tests.',
        'Sous Credentials, copiez l’Access Token.',
      ],
    },
    link: {
      label: 'Square : tableau de bord pour développeurs',
    },
    labels: {
      'Access Token': {
        apiKey: 'Jeton d’accès',
      },
    },
    fields: {
      ClientId: {
        hint: 'Dans le tableau de bord pour développeurs Square : l’Application ID, sous OAuth.',
      },
      ClientSecret: {
        hint: 'L’Application Secret sur la même page.',
      },
    },
    credentialShape: {
      'Access Token': {
        apiKey: {
          hint: 'Commence en général par EAAA',
        },
      },
    },
  },
  {
    connector: 'Sticky',
    before: ['Il vous faut une clé API privée. Sticky peut vous aider à l’obtenir.'],
    labels: {
      'API Key': {
        apiKey: 'Clé API privée',
      },
    },
  },
  {
    connector: 'SuiteCRM',
    before: ['Il vous faut un utilisateur SuiteCRM réservé à cette connexion.'],
    steps: {
      'Username and Password': [
        'Dans SuiteCRM, créez un utilisateur pour cette connexion, ou demandez-le à votre administrateur.',
        'Saisissez le nom et le mot de passe de cet utilisateur.',
      ],
    },
    link: {
      label: 'SuiteCRM : gérer les utilisateurs',
    },
    fields: {
      Domain: {
        hint: 'L’adresse où vous ouvrez SuiteCRM, sans https://.',
      },
      ApplicationName: {
        hint: 'Un nom qui vous aide à reconnaître cette connexion dans SuiteCRM.',
      },
    },
  },
  {
    connector: 'Sweap',
    before: [
      'L’administrateur Sweap de votre entreprise doit vous donner un ID client, un secret et un ID d’événement.',
    ],
    steps: {
      'OAuth 2.0 Client Credentials': [
        'Demandez l’ID client et le secret à l’administrateur Sweap.',
        'Demandez quel domaine utiliser, ainsi que l’ID de l’événement.',
      ],
    },
    fields: {
      ClientId: {
        hint: 'Auprès de l’administrateur Sweap.',
      },
      ClientSecret: {
        hint: 'Auprès de l’administrateur Sweap.',
      },
      Domain: {
        hint: 'L’hôte du système que vous utilisez : développement ou production.',
      },
      EventId: {
        hint: 'L’événement que vous voulez utiliser ici.',
      },
    },
  },
  {
    connector: 'TikTok for Business',
    before: ['Il vous faut un compte TikTok for Business.'],
    steps: {
      'Production Installation': [
        'Connectez-vous à TikTok for Business quand cela vous est demandé, et autorisez l’accès.',
      ],
      'Sandbox Installation': [
        'Dans votre application de développeur TikTok, configurez un compte publicitaire de test (sandbox).',
        'Générez son Access Token et copiez-le.',
      ],
    },
    link: {
      label: 'TikTok for Business : créer une application de développeur',
    },
    grants: ['Lire les informations de votre compte publicitaire', 'Gérer vos audiences'],
    labels: {
      'Sandbox Installation': {
        apiKey: 'Jeton d’accès',
      },
    },
    fields: {
      ClientId: {
        hint: 'L’App ID de votre application, sous My Apps sur le site Marketing API de TikTok.',
      },
      ClientSecret: {
        hint: 'Le secret de la même application.',
      },
    },
  },
  {
    connector: 'Total Expert',
    before: ['L’assistance Total Expert doit vous donner un ID client et un secret.'],
    steps: {
      'OAuth 2.0 Client Credentials': [
        'Demandez un ID client et un secret à l’assistance Total Expert.',
        'Saisissez les deux ici.',
      ],
    },
    fields: {
      ClientId: {
        hint: 'Auprès de l’assistance Total Expert.',
      },
      ClientSecret: {
        hint: 'Auprès de l’assistance Total Expert, avec l’ID client.',
      },
      Url: {
        label: 'Hôte de l’API',
        hint: 'En utilisation réelle, c’est public.totalexpert.net.',
      },
    },
  },
  {
    connector: 'Trello',
    before: ['Il vous faut un compte Trello qui peut ouvrir les tableaux que vous voulez utiliser ici.'],
  },
  {
    connector: 'Vend',
    before: ['Il vous faut un compte développeur Vend. Il est distinct de votre accès Vend.'],
    steps: {
      'OAuth 2.0': [
        'Connectez-vous au site pour développeurs Vend et ouvrez My Applications.',
        'Ajoutez une application avec l’adresse de redirection que vous avez reçue.',
        'Copiez l’ID client et le secret.',
        'Dans la fenêtre de connexion, utilisez votre accès Vend habituel et autorisez l’accès.',
      ],
    },
    link: {
      label: 'Vend : vos applications',
    },
    fields: {
      ClientId: {
        hint: 'Indiqué avec votre application sur le site pour développeurs Vend.',
      },
      ClientSecret: {
        hint: 'Indiqué avec votre application sur le site pour développeurs Vend.',
      },
      StoreName: {
        hint: 'La partie avant .vendhq.com dans l’adresse de votre boutique.',
        patternHint: 'Lettres, chiffres et traits d’union uniquement.',
      },
    },
  },
  {
    connector: 'Vitari',
    before: [
      'L’administrateur Vitari de votre entreprise doit rendre le système accessible depuis Internet.',
      'La même personne vous donne le domaine, l’ID client et le GUID.',
    ],
    fields: {
      Domain: {
        hint: 'L’hôte où Vitari est accessible, auprès de votre administrateur.',
      },
      ClientId: {
        hint: 'Auprès de l’administrateur Vitari.',
      },
      Guid: {
        hint: 'Un code long, auprès de l’administrateur Vitari.',
        patternHint: 'Chiffres, lettres de a à f et traits d’union.',
      },
    },
  },
  {
    connector: 'Wordpress',
    before: [
      'Vous devez héberger vous-même votre site ; ceci ne convient pas à WordPress.com.',
      'Votre site a besoin de l’extension OAuth 1.0a Server.',
      'Vous devez être administrateur du site.',
    ],
    steps: {
      'OAuth 1.0a': [
        'Dans l’administration de votre site, installez et activez l’extension OAuth 1.0a Server.',
        'Ouvrez Users, puis Applications, et ajoutez-en une avec l’adresse de rappel que vous avez reçue.',
        'Copiez la Client Key et le Client Secret.',
        'Connectez-vous à votre site quand cela vous est demandé, et autorisez l’accès.',
      ],
    },
    link: {
      label: 'WordPress : l’extension OAuth 1.0a Server',
    },
    fields: {
      ClientId: {
        hint: 'Affiché quand vous ajoutez l’application à votre site.',
      },
      ClientSecret: {
        hint: 'Affiché avec la Client Key.',
      },
      Url: {
        label: 'Adresse du site',
        hint: 'L’adresse de votre propre site.',
      },
    },
  },
  {
    connector: 'Zap',
    before: ['Il vous faut un nom d’utilisateur et un mot de passe Zap.'],
    link: {
      label: 'Zap : authentification API',
    },
    fields: {
      Environment: {
        hint: 'Choisissez l’environnement de votre nom d’utilisateur et de votre mot de passe.',
      },
    },
  },
]

/** The guides of the package in French: `createConnectorProxy({ guides: [...guides, ...guidesFr] })`. */
export const guidesFr: readonly GuideTranslation[] = texts.map((text) => ({ ...text, language: 'fr' }))
