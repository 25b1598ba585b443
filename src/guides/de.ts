import type { GuideTranslation } from './ConnectorGuide.js'

const texts: readonly Omit<GuideTranslation, 'language'>[] = [
  {
    connector: 'Act!',
    before: ['Sie brauchen den Namen der Datenbank. Wer in Act! Benutzer verwalten darf, kann ihn nachsehen.'],
    steps: {
      'Username and Password': [
        'Verwenden Sie den Benutzernamen und das Passwort, mit denen Sie sich bei Act! anmelden.',
        'Für den Namen der Datenbank klicken Sie oben rechts auf Ihren Benutzernamen und öffnen User Management.',
        'Wählen Sie User Tasks, dann die zusätzlichen Einstellungen, und kopieren Sie den Namen der Datenbank.',
      ],
    },
    fields: {
      DatabaseName: {
        hint: 'Steht in Act! unter User Management, in den zusätzlichen Einstellungen.',
      },
      BaseUrl: {
        hint: 'Cloud: Ihre Act!-Adresse, in der app durch api ersetzt ist, dann /act.web.api.',
      },
    },
  },
  {
    connector: 'Akeneo',
    before: ['Sie müssen in Akeneo Verbindungen verwalten dürfen.'],
    steps: {
      'OAuth 2.0 Password': [
        'Öffnen Sie in Akeneo den Bereich Connect und dort die Verbindungen.',
        'Legen Sie eine Verbindung an, benennen Sie sie und wählen Sie Data source als Flow-Typ.',
        'Geben Sie ihr die Rolle API und die Gruppe API Connections.',
        'Öffnen Sie die Zugangsdaten und kopieren Sie Client-ID, Secret, Benutzernamen und Passwort.',
      ],
    },
    link: {
      label: 'Akeneo: eine Verbindung anlegen',
    },
    fields: {
      ClientId: {
        hint: 'In den Zugangsdaten der Akeneo-Verbindung.',
      },
      ClientSecret: {
        hint: 'Neben der Client-ID, dort als Secret bezeichnet.',
      },
      PimUrl: {
        hint: 'Die Adresse im Browser, wenn Akeneo geöffnet ist, bis zum ersten einzelnen Schrägstrich.',
      },
    },
  },
  {
    connector: 'AlertMedia',
    before: ['Sie brauchen einen API-Schlüssel von AlertMedia.'],
    link: {
      label: 'AlertMedia: einen API-Schlüssel erzeugen',
    },
    fields: {
      Domain: {
        hint: 'Die Adresse Ihrer AlertMedia-API, ohne https://.',
      },
    },
  },
  {
    connector: 'AmeriCommerce',
    before: ['Sie brauchen Zugang zur Admin-Konsole Ihres AmeriCommerce-Shops.'],
    steps: {
      'OAuth 2.0': [
        'Öffnen Sie in der Admin-Konsole von AmeriCommerce die App, die für diese Verbindung eingerichtet wurde.',
        'Kopieren Sie die App ID als Client-ID und das App Secret als Client-Secret.',
        'Geben Sie die Domain Ihres Shops ein und melden Sie sich an, sobald AmeriCommerce danach fragt.',
      ],
    },
    link: {
      label: 'Cart.com: API-Anmeldung für Online-Shops',
    },
    fields: {
      ClientId: {
        hint: 'Heißt in der Admin-Konsole von AmeriCommerce App ID.',
      },
      ClientSecret: {
        hint: 'Heißt in der Admin-Konsole von AmeriCommerce App Secret.',
      },
      StoreDomain: {
        hint: 'Die Webadresse Ihres Shops, ohne https://.',
      },
      RedirectUri: {
        hint: 'Die Callback-Adresse, mit der die App registriert ist. Sie endet auf /connector/callback.',
      },
    },
  },
  {
    connector: 'Arrived Workforce Connections',
    before: ['Alle hier gefragten Werte bekommen Sie von der Administration Ihres Arrived-Workforce-Kontos.'],
    labels: {
      'Username and Password': {
        username: 'E-Mail-Adresse',
      },
    },
    fields: {
      Domain: {
        hint: 'Die API-Domain, die Sie von der Administration bekommen.',
        patternHint: 'Nur die Domain, ohne Schrägstrich am Ende.',
      },
      ApiVersion: {
        hint: 'Die Version, die Ihre Administration Ihnen genannt hat.',
      },
      ApiKey: {
        hint: 'Aus Ihrem Arrived-Workforce-Konto oder von Ihrer Administration.',
      },
    },
  },
  {
    connector: 'Asana',
    before: ['Sie brauchen ein Asana-Konto, das die Projekte öffnen kann, die Sie hier verwenden möchten.'],
  },
  {
    connector: 'Microsoft Azure Active Directory',
    before: [
      'Vielleicht muss die Administration Ihrer Organisation den Zugriff zuerst genehmigen.',
      'Sie brauchen ein Geschäfts-, Schul- oder Unikonto; ein persönliches Microsoft-Konto reicht nicht.',
    ],
    link: {
      label: 'Microsoft: eine App für Ihre Organisation genehmigen',
    },
    grants: [
      'Benutzer, Gruppen und Gruppenmitglieder lesen',
      'Personen und Orte lesen',
      'Angaben zu Ihrer Organisation und ihrem Verzeichnis lesen',
      'Diesen Zugriff behalten, während Sie nicht angemeldet sind',
    ],
  },
  {
    connector: 'BambooHR',
    steps: {
      'API Key': [
        'Klicken Sie in BambooHR oben rechts auf Ihr Benutzersymbol und wählen Sie API Keys.',
        'Wählen Sie Add New Key, geben Sie dem Schlüssel einen Namen und erzeugen Sie ihn.',
        'Kopieren Sie den Schlüssel sofort: BambooHR zeigt ihn nur einmal.',
      ],
    },
    link: {
      label: 'BambooHR: erste Schritte mit der API',
    },
    fields: {
      CompanySubdomain: {
        hint: 'Der Teil vor .bamboohr.com in der Adresse, an der Sie sich anmelden.',
        patternHint: 'Nur Buchstaben, Ziffern und Bindestriche.',
      },
    },
  },
  {
    connector: 'BigChange JobWatch',
    before: ['Sie brauchen einen API-Schlüssel. Ihr Ansprechpartner bei BigChange hilft Ihnen dabei.'],
    steps: {
      'Username and Password': [
        'Fragen Sie Ihren Ansprechpartner bei BigChange nach dem API-Schlüssel Ihres JobWatch-Kontos.',
        'Geben Sie den Benutzernamen und das Passwort ein, mit denen Sie sich bei JobWatch anmelden.',
      ],
    },
    fields: {
      ApiKey: {
        hint: 'Gehört zum ganzen Konto, nicht zu einer Person.',
      },
    },
  },
  {
    connector: 'BigCommerce',
    before: ['Sie müssen der Shop gehören, oder Sie dürfen API-Konten anlegen.'],
    steps: {
      'API Key': [
        'Öffnen Sie im Control Panel von BigCommerce die Einstellungen und dort die API-Konten des Shops.',
        'Legen Sie ein API-Konto an und kopieren Sie den Store Hash aus dessen API-Pfad.',
        'Legen Sie fest, was das Konto lesen und ändern darf, und speichern Sie es.',
        'Kopieren Sie das Zugriffstoken sofort: BigCommerce zeigt es nur einmal.',
      ],
    },
    link: {
      label: 'BigCommerce: ein API-Konto anlegen',
    },
    labels: {
      'API Key': {
        apiKey: 'Zugriffstoken',
      },
    },
    fields: {
      BaseUrl: {
        hint: 'Die Adresse der BigCommerce-API, meist https://api.bigcommerce.com.',
      },
      StoreHash: {
        hint: 'Der Code nach /stores/ im API-Pfad Ihres API-Kontos.',
        patternHint: 'Nur Buchstaben und Ziffern.',
      },
    },
  },
  {
    connector: 'Brightspace',
    before: ['Sie müssen Brightspace administrieren.'],
    steps: {
      'OAuth 2.0': [
        'Öffnen Sie in Brightspace mit dem Zahnrad oben rechts die Admin-Werkzeuge und wählen Sie Manage Extensibility.',
        'Öffnen Sie OAuth 2.0 und registrieren Sie eine App mit der Weiterleitungsadresse, die Sie erhalten haben.',
        'Tragen Sie die Scopes ein und lassen Sie die Gültigkeit des Zugriffstokens unverändert.',
        'Registrieren Sie die App und kopieren Sie dann Client-ID und Secret.',
      ],
    },
    link: {
      label: 'Brightspace: Tabelle der Scopes',
    },
    fields: {
      Domain: {
        hint: 'Die Adresse, unter der Sie Brightspace öffnen, ohne den letzten Schrägstrich.',
        patternHint: 'Nur die Domain, ohne Schrägstrich am Ende.',
      },
      ClientId: {
        hint: 'Wird angezeigt, nachdem Sie die App in Brightspace registriert haben.',
      },
      ClientSecret: {
        hint: 'Wird angezeigt, nachdem Sie die App in Brightspace registriert haben.',
      },
      Scope: {
        hint: 'Dieselben Scopes wie in der registrierten App, durch Leerzeichen getrennt.',
      },
      LeApiVersion: {
        hint: 'Für die Lernumgebung (LE). Am besten die neueste Version.',
      },
      LpApiVersion: {
        hint: 'Für die Lernplattform (LP). Am besten die neueste Version.',
      },
      BfpApiVersion: {
        hint: 'Für Brightspace for Parents (BFP). Am besten die neueste Version.',
      },
    },
  },
  {
    connector: 'Caspio',
    before: ['Sie brauchen Zugang zu den Einstellungen Ihres Caspio-Kontos.'],
    steps: {
      'OAuth 2.0 Client Credentials': [
        'Öffnen Sie in Caspio eine Ihrer Apps.',
        'Wählen Sie Account, dann Access permissions, dann Web Services profiles.',
        'Legen Sie ein Profil an, falls die Liste leer ist, und öffnen Sie dessen Eigenschaften.',
        'Kopieren Sie Client-ID, Client-Secret und die Adresse des Token-Endpunkts.',
      ],
    },
    link: {
      label: 'Caspio: ein Webservice-Profil anlegen',
    },
    fields: {
      AccountSubdomain: {
        hint: 'Der Teil vor .caspio.com in der Adresse des Token-Endpunkts.',
        patternHint: 'Nur Buchstaben, Ziffern und Bindestriche.',
      },
      ClientId: {
        hint: 'In den Eigenschaften des Webservice-Profils.',
      },
      ClientSecret: {
        hint: 'In den Eigenschaften des Webservice-Profils.',
      },
    },
  },
  {
    connector: 'Channel Advisor',
    before: ['Sie brauchen ein Entwicklerkonto von ChannelAdvisor, das Sie dort beantragen.'],
    steps: {
      'OAuth 2.0': [
        'Öffnen Sie die Entwicklerkonsole von ChannelAdvisor und wählen Sie Ihre Anwendung.',
        'Kopieren Sie die Application ID und das Shared Secret.',
        'Wählen Sie Add Integration, dann Request Tokens, und kopieren Sie das Refresh Token.',
        'Melden Sie sich mit E-Mail-Adresse und Passwort des Entwicklerkontos an.',
      ],
    },
    link: {
      label: 'ChannelAdvisor: Entwicklerkonsole',
    },
    fields: {
      ClientId: {
        hint: 'Steht bei Ihrer Anwendung in der Entwicklerkonsole.',
      },
      ClientSecret: {
        hint: 'Steht neben der Application ID.',
      },
      Scopes: {
        hint: 'Was verwendet werden darf, die Wörter durch Leerzeichen getrennt.',
      },
      RefreshToken: {
        hint: 'Wird angezeigt, wenn Sie eine Integration hinzufügen und Tokens anfordern.',
      },
    },
  },
  {
    connector: 'Chargebee',
    before: ['Sie brauchen Zugang zu den Einstellungen Ihrer Chargebee-Site.'],
    steps: {
      'Username and Password': [
        'Öffnen Sie in Chargebee Settings, dann Configure Chargebee, dann API Keys and Webhooks.',
        'Öffnen Sie API Keys und kopieren Sie einen Schlüssel, oder legen Sie einen an.',
        'Fügen Sie den Schlüssel als API-Schlüssel ein und lassen Sie das Passwort leer.',
      ],
    },
    link: {
      label: 'Chargebee: API-Schlüssel',
    },
    labels: {
      'Username and Password': {
        username: 'API-Schlüssel',
      },
    },
    fields: {
      ChargebeeSite: {
        hint: 'Der Teil vor .chargebee.com in Ihrer Chargebee-Adresse.',
        patternHint: 'Nur Buchstaben, Ziffern und Bindestriche.',
      },
    },
  },
  {
    connector: 'ClubReady',
    before: [
      'ClubReady vergibt den API-Schlüssel, sobald Sie eine Vereinbarung unterschrieben haben. Schreiben Sie dafür an support@clubready.com.',
    ],
    steps: {
      'API Key': [
        'Schreiben Sie an support@clubready.com und bitten Sie um einen API-Schlüssel.',
        'Unterschreiben Sie die Vereinbarung, die ClubReady Ihnen schickt.',
        'Für die Store ID melden Sie sich bei ClubReady an und klicken oben rechts auf Ihr Profilbild.',
      ],
    },
    fields: {
      StoreId: {
        hint: 'Steht bei Ihrem Profilbild neben der User ID. Verwenden Sie die Store ID.',
        patternHint: 'Nur Ziffern.',
      },
      ChainId: {
        hint: 'Die Kette, zu der Ihre Filiale gehört. Fragen Sie ClubReady, wenn Sie sie nicht kennen.',
      },
    },
  },
  {
    connector: 'ConnectWise PSA',
    before: ['Sie müssen in ConnectWise PSA API Members verwalten dürfen.'],
    steps: {
      'Username and Password': [
        'Öffnen Sie in ConnectWise PSA System, dann Members, dann API Members.',
        'Legen Sie ein Mitglied an oder öffnen Sie eines, gehen Sie zu API Keys und erzeugen Sie einen Schlüssel.',
        'Kopieren Sie jetzt beide Schlüssel: Der private wird nur einmal angezeigt.',
        'Als Benutzernamen geben Sie Ihre Firmen-ID, ein Pluszeichen und den öffentlichen Schlüssel ein.',
        'Als Passwort geben Sie den privaten Schlüssel ein.',
      ],
    },
    link: {
      label: 'ConnectWise: eine Client-ID erhalten',
    },
    labels: {
      'Username and Password': {
        username: 'Firmen-ID + öffentlicher Schlüssel',
        password: 'Privater Schlüssel',
      },
    },
    fields: {
      Domain: {
        hint: 'Der Host, bei dem Sie sich anmelden; er hängt von Ihrer Region ab.',
      },
      ApiVersion: {
        hint: 'Schreiben Sie statt des Punkts einen Unterstrich: Aus v2020.3 wird v2020_3.',
        patternHint: 'Beginnt mit v und hat Unterstriche, keine Punkte.',
      },
      ClientId: {
        hint: 'Von der Entwickler-Website von ConnectWise, wo jede Integration eine hat.',
        patternHint: '36 Zeichen: Ziffern, Buchstaben von a bis f und Bindestriche.',
      },
    },
  },
  {
    connector: 'Disciple Media',
    before: ['Sie brauchen einen Zugang zur Disciple-Konsole.'],
    steps: {
      'API Key': [
        'Melden Sie sich bei der Disciple-Konsole an.',
        'Wählen Sie im seitlichen Menü Integrations.',
        'Blenden Sie den API-Schlüssel Ihrer App ein und kopieren Sie ihn.',
      ],
    },
    link: {
      label: 'Disciple: Konsole öffnen',
    },
    fields: {
      Domain: {
        hint: 'Der Host Ihrer Community-App, ohne https://.',
      },
    },
  },
  {
    connector: 'eBay',
    before: ['Für ein echtes eBay-Konto brauchen Sie Produktionsschlüssel.'],
    steps: {
      'OAuth 2.0': ['Melden Sie sich bei dem eBay-Konto an, das Sie hier verwenden möchten, und stimmen Sie zu.'],
    },
    link: {
      label: 'eBay: Anwendungsschlüssel anlegen',
    },
    fields: {
      ClientId: {
        hint: 'Die App ID, auf developer.ebay.com unter Application Keys.',
      },
      ClientSecret: {
        hint: 'Die Cert ID auf derselben Seite.',
      },
      IsSandbox: {
        label: 'Sind das Sandbox-Schlüssel?',
        hint: 'Wählen Sie Nein für ein echtes eBay-Konto.',
      },
      AccountIdentifier: {
        hint: 'Die Umgebung, zu der Ihre Anwendungsschlüssel gehören.',
      },
    },
  },
  {
    connector: 'EposNow',
    before: ['Sie brauchen Zugang zum Back Office von Epos Now.'],
    steps: {
      'Username and Password': [
        'Öffnen Sie im Back Office von Epos Now Web Integrations, dann die Seite API.',
        'Legen Sie ein API-Gerät an oder öffnen Sie das vorhandene.',
        'Kopieren Sie dessen Key und Secret.',
      ],
    },
    link: {
      label: 'Epos Now: ein API-Gerät anlegen',
    },
    labels: {
      'Username and Password': {
        username: 'Epos-Key',
        password: 'Epos-Secret',
      },
    },
  },
  {
    connector: 'Facebook Marketing',
    before: ['Sie brauchen ein Facebook-Konto, das das Werbekonto verwenden kann, mit dem Sie arbeiten möchten.'],
    grants: ['Ihr öffentliches Profil sehen'],
  },
  {
    connector: 'Facebook Messenger',
    before: ['Sie brauchen ein Facebook-Konto, das die Seite verwaltet, deren Nachrichten Sie verwenden möchten.'],
    steps: {
      'OAuth 2.0': [
        'Melden Sie sich in dem Fenster, das sich öffnet, bei Facebook an.',
        'Wählen Sie die Seite, die Sie hier verwenden möchten.',
        'Lassen Sie die Berechtigungen eingeschaltet und schließen Sie ab.',
      ],
    },
  },
  {
    connector: 'Farmers AGP',
    before: ['Ihr Ansprechpartner bei Farmers AGP gibt Ihnen Vendor ID, Vendor Token und eine Webadresse.'],
    labels: {
      'Username and Password': {
        username: 'Vendor ID',
        password: 'Vendor Token',
      },
    },
    fields: {
      Url: {
        label: 'Adresse',
        hint: 'Nur der Anfang der Adresse, bis zum ersten einzelnen Schrägstrich.',
      },
    },
  },
  {
    connector: 'Fluent Commerce',
    before: ['Diese Angaben bekommen Sie von der Administration Ihres Fluent-Kontos.'],
    steps: {
      'OAuth 2.0 Password': [
        'Fragen Sie die Administration Ihres Fluent-Kontos nach Client-ID, Client-Secret, Benutzernamen und Passwort.',
        'Fragen Sie auch nach der GraphQL-Domain Ihres Kontos.',
      ],
    },
    fields: {
      ClientId: {
        hint: 'Von der Administration Ihres Fluent-Kontos.',
      },
      ClientSecret: {
        hint: 'Von der Administration Ihres Fluent-Kontos.',
      },
      GraphqlDomain: {
        hint: 'Der Host Ihrer GraphQL-Adresse, von der Administration Ihres Fluent-Kontos.',
      },
    },
  },
  {
    connector: 'Freshdesk',
    steps: {
      'API Key': [
        'Klicken Sie in Freshdesk oben rechts auf Ihr Profilbild.',
        'Wählen Sie Profile Settings.',
        'Rechts finden Sie den API-Schlüssel. Blenden Sie ihn ein, falls er verborgen ist, und kopieren Sie ihn.',
      ],
    },
    link: {
      label: 'Freshdesk: den API-Schlüssel finden',
    },
    fields: {
      FreshdeskDomain: {
        hint: 'Der Teil vor .freshdesk.com, auch wenn Sie eine eigene Domain haben.',
        patternHint: 'Nur Buchstaben, Ziffern und Bindestriche.',
      },
    },
  },
  {
    connector: 'GoDaddy',
    before: ['Sie brauchen einen GoDaddy-Zugang, der das Entwicklerportal verwenden darf.'],
    steps: {
      'API Key': [
        'Melden Sie sich beim Entwicklerportal von GoDaddy an und öffnen Sie API Keys.',
        'Legen Sie einen neuen API-Schlüssel an. Der erste ist immer zum Testen.',
        'Für Ihre echten Domains legen Sie einen weiteren Schlüssel für Production an.',
        'Kopieren Sie den Schlüssel und bewahren Sie auch sein Secret auf.',
      ],
    },
    link: {
      label: 'GoDaddy: Ihre API-Schlüssel',
    },
    fields: {
      ServerName: {
        hint: 'Testschlüssel brauchen die Adresse mit ote, Produktionsschlüssel die ohne.',
      },
    },
  },
  {
    connector: 'Google Calendar - Workspace',
    before: [
      'Ein Super Admin Ihres Google Workspace muss das Dienstkonto genehmigen.',
      'Sie brauchen die JSON-Schlüsseldatei dieses Dienstkontos.',
    ],
    steps: {
      None: [
        'Legen Sie in der Google Cloud Console ein Dienstkonto und dafür einen JSON-Schlüssel an.',
        'Bewahren Sie die Datei sicher auf: Sie lässt sich nur einmal herunterladen.',
        'Schalten Sie für das Konto die domainweite Delegierung ein und kopieren Sie dessen Client-ID.',
        'Öffnen Sie in der Google Admin-Konsole Sicherheit, dann API-Steuerung, und fügen Sie diese Client-ID mit den drei Scopes hinzu.',
        'Kopieren Sie private_key und client_email aus der Datei.',
      ],
    },
    link: {
      label: 'Google: domainweite Delegierung einrichten',
    },
    grants: [
      'Die Kalender in Ihrem Workspace verwenden',
      'Die Personen in Ihrem Workspace sehen',
      'Die Gruppen in Ihrem Workspace sehen',
    ],
    fields: {
      PrivateKey: {
        hint: 'Der ganze Wert von private_key aus der JSON-Datei, von BEGIN bis END.',
      },
      ClientEmail: {
        label: 'E-Mail-Adresse des Dienstkontos',
        hint: 'Der Wert von client_email aus derselben JSON-Datei.',
        patternHint: 'Eine E-Mail-Adresse, ohne Anführungszeichen.',
      },
      UserEmail: {
        label: 'E-Mail-Adresse der Administration',
        hint: 'Jemand aus der Administration Ihres Workspace, in dessen Namen Kalender verwendet werden.',
        patternHint: 'Eine E-Mail-Adresse.',
      },
    },
  },
  {
    connector: 'Infusionsoft',
    before: [
      'Sie brauchen ein Entwicklerkonto von Keap mit einer App, die API-Zugriff hat.',
      'Sie brauchen einen Zugang zu dem Infusionsoft-Konto, das Sie hier verwenden möchten.',
    ],
    steps: {
      'OAuth 2.0': [
        'Melden Sie sich beim Entwicklerportal von Keap an, klicken Sie oben rechts auf Ihren Namen und wählen Sie Apps.',
        'Fügen Sie eine App hinzu und schalten Sie ihren API-Zugriff ein, oder öffnen Sie die vorhandene.',
        'Kopieren Sie den Key als Client-ID und das Secret als Client-Secret.',
        'Verwenden Sie im Anmeldefenster Ihren Infusionsoft-Zugang, nicht den für Entwickler.',
        'Wählen Sie Ihr Konto, falls Sie mehrere haben, und erlauben Sie den Zugriff.',
      ],
    },
    link: {
      label: 'Keap: beim Entwicklerportal anmelden',
    },
    fields: {
      ClientId: {
        hint: 'Heißt in den API-Schlüsseln Ihrer Keap-App Key.',
      },
      ClientSecret: {
        hint: 'Heißt in den API-Schlüsseln Ihrer Keap-App Secret.',
      },
    },
  },
  {
    connector: 'Insider',
    before: ['Von Insider bekommen Sie Ihren Partnernamen und ein Request Token.'],
    labels: {
      'API Key': {
        apiKey: 'Request Token',
      },
    },
    fields: {
      PartnerName: {
        hint: 'Der Name, den Insider für Ihre Firma verwendet. Ihr Ansprechpartner bei Insider kennt ihn.',
      },
    },
  },
  {
    connector: 'Insightly',
    steps: {
      'Username and Password': [
        'Klicken Sie in Insightly oben rechts auf Ihr Benutzersymbol und wählen Sie User Settings.',
        'Suchen Sie den Abschnitt API und kopieren Sie den API-Schlüssel.',
        'Fügen Sie ihn als API-Schlüssel ein und lassen Sie das Passwort leer.',
        'Beachten Sie die API-URL im selben Abschnitt: Der Pod ist ein Teil davon.',
      ],
    },
    link: {
      label: 'Insightly: API-Schlüssel und URL finden',
    },
    labels: {
      'Username and Password': {
        username: 'API-Schlüssel',
      },
    },
    fields: {
      Pod: {
        hint: 'Der Teil zwischen api. und .insightly.com in Ihrer API-URL.',
        patternHint: 'Nur Buchstaben, Ziffern und Bindestriche.',
      },
    },
  },
  {
    connector: 'JobAdder',
    before: ['Sie brauchen ein Entwicklerkonto und einen Zugang zu JobAdder.'],
    steps: {
      'OAuth 2.0': [
        'Melden Sie sich im Entwicklerbereich von JobAdder an und öffnen Sie Applications.',
        'Registrieren Sie eine Anwendung mit der Callback-Adresse, die Sie erhalten haben.',
        'Kopieren Sie Client-ID und Secret.',
        'Melden Sie sich bei JobAdder an, sobald Sie gefragt werden, und erlauben Sie den Zugriff.',
      ],
    },
    link: {
      label: 'JobAdder: Entwicklerbereich',
    },
    fields: {
      ClientId: {
        hint: 'Steht bei Ihrer Anwendung im Entwicklerbereich von JobAdder.',
      },
      ClientSecret: {
        hint: 'Steht bei Ihrer Anwendung im Entwicklerbereich von JobAdder.',
      },
    },
  },
  {
    connector: 'JotForm',
    steps: {
      'API Key': [
        'Klicken Sie in JotForm oben rechts auf Ihr Symbol und wählen Sie Settings.',
        'Öffnen Sie API und legen Sie einen Schlüssel an, falls es keinen gibt.',
        'Stellen Sie die Berechtigung auf Full Access.',
        'Kopieren Sie den Schlüssel.',
      ],
    },
    link: {
      label: 'JotForm: einen API-Schlüssel anlegen',
    },
    fields: {
      ApiDomain: {
        hint: 'api.jotform.com für die USA, eu-api.jotform.com für Europa. Siehe Settings, dann Data.',
      },
    },
  },
  {
    connector: 'LawToolBox',
    before: [
      'Benutzernamen und Passwort dafür bekommen Sie von Ihrem Ansprechpartner bei LawToolBox. Ihr eigener LawToolBox-Zugang funktioniert hier nicht.',
    ],
    steps: {
      'Username and Password': [
        'Fragen Sie Ihren Ansprechpartner bei LawToolBox nach API-Zugangsdaten.',
        'Geben Sie den Benutzernamen und das Passwort ein, die Sie erhalten.',
      ],
    },
  },
  {
    connector: 'Less Annoying CRM',
    steps: {
      'API Key': [
        'Melden Sie sich bei Less Annoying CRM an und öffnen Sie in den Einstellungen die Seite API.',
        'Erzeugen Sie ein API-Token, falls es keines gibt.',
        'Kopieren Sie den User Code und das API-Token.',
      ],
    },
    link: {
      label: 'Less Annoying CRM: ein API-Token erzeugen',
    },
    labels: {
      'API Key': {
        apiKey: 'API-Token',
      },
    },
    fields: {
      UserCode: {
        hint: 'Steht auf derselben Seite wie das API-Token.',
      },
    },
  },
  {
    connector: 'LianaCEM',
    before: ['Realm, User ID und geheimen Schlüssel erhalten Sie von LianaCEM mit Ihrem Vertrag.'],
    labels: {
      'Secret Key': {
        apiKey: 'Geheimer Schlüssel',
      },
    },
    fields: {
      Realm: {
        hint: 'Ein kurzer Code in Großbuchstaben.',
      },
      UserId: {
        hint: 'Meist eine vierstellige Zahl.',
      },
    },
  },
  {
    connector: 'Marketo',
    before: ['Sie müssen Marketo administrieren.'],
    steps: {
      'OAuth 2.0 Client Credentials': [
        'Öffnen Sie in Marketo Admin, dann LaunchPoint.',
        'Wählen Sie neben einem Service View Details, oder legen Sie zuerst einen an.',
        'Kopieren Sie Client-ID und Secret.',
        'Für die Subdomain öffnen Sie Admin, dann Web Services, und sehen sich den REST-Endpunkt an.',
      ],
    },
    link: {
      label: 'Marketo: eigene Services',
    },
    fields: {
      ClientId: {
        hint: 'In den Details des LaunchPoint-Service.',
      },
      ClientSecret: {
        hint: 'In den Details des LaunchPoint-Service.',
      },
      ApiSubdomain: {
        hint: 'Der Teil vor .mktorest.com im REST-Endpunkt.',
        patternHint: 'Nur Buchstaben, Ziffern und Bindestriche.',
      },
    },
  },
  {
    connector: 'Microsoft Education',
    before: ['Vielleicht muss die Administration Ihrer Schule den Zugriff zuerst genehmigen.'],
    link: {
      label: 'Microsoft: eine App für Ihre Organisation genehmigen',
    },
    grants: ['Aufgaben und Noten von Klassen lesen und ändern'],
  },
  {
    connector: 'Mindful API',
    before: ['Sie brauchen eine Client-ID und ein Secret. Der Support von Mindful hilft Ihnen dabei.'],
    steps: {
      'OAuth 2.0 Client Credentials': [
        'Fragen Sie den Support von Mindful nach Ihrer Client-ID und Ihrem Secret.',
        'Geben Sie beides hier ein.',
      ],
    },
    fields: {
      ClientId: {
        hint: 'Vom Support von Mindful.',
      },
      ClientSecret: {
        hint: 'Vom Support von Mindful, zusammen mit der Client-ID.',
      },
    },
  },
  {
    connector: 'Miva',
    before: ['Sie brauchen einen Zugang zum Admin-Bereich Ihres Miva-Shops, der API-Tokens verwalten darf.'],
    steps: {
      'Access Token': [
        'Öffnen Sie im Admin-Bereich von Miva Users, dann API Tokens.',
        'Legen Sie ein Token an oder öffnen Sie das vorhandene.',
        'Kopieren Sie Access Token und Signature.',
      ],
    },
    link: {
      label: 'Miva: API-Anmeldung',
    },
    fields: {
      Domain: {
        hint: 'Der Host in der Adresse Ihres Shops, ohne https://.',
      },
      Folder: {
        hint: 'Der Ordner in Ihrer Admin-Adresse, direkt vor /admin.mvc.',
      },
      StoreCode: {
        hint: 'Meist der erste Teil der Adresse Ihres Shops.',
      },
      Signature: {
        hint: 'Auf derselben Seite wie das Access Token.',
      },
    },
  },
  {
    connector: 'MYOB AccountRight Live',
    before: ['Ihre Unternehmensdatei muss den Standardbenutzer Administrator mit leerem Passwort enthalten.'],
  },
  {
    connector: 'Neo4j',
    before: [
      'Sie brauchen eine Neo4j-Datenbank ab Version 4.0, auf AuraDB oder auf Ihrem eigenen Server.',
      'Sie brauchen einen Benutzer mit Zugriff auf diese Datenbank.',
    ],
    steps: {
      'Username and Password': [
        'Bei AuraDB öffnen Sie die Textdatei, die Sie beim Anlegen der Datenbank heruntergeladen haben.',
        'Kopieren Sie die Adresse, die mit neo4j+s:// beginnt, den Benutzernamen und das Passwort.',
        'Bei einem eigenen Server fragen Sie die Person, die ihn betreibt, nach diesen Angaben.',
      ],
    },
    fields: {
      BaseUrl: {
        hint: 'Die Verbindungsadresse, keine Webadresse.',
        patternHint: 'Nur die Adresse, ohne Leerzeichen.',
      },
      Database: {
        hint: 'Die eine Datenbank, die Sie hier verwenden möchten.',
      },
    },
  },
  {
    connector: 'Oracle NetSuite - SuiteTalk REST Web Services',
    before: ['Sie müssen NetSuite administrieren oder mit jemandem zusammenarbeiten, der das tut.'],
    steps: {
      'Token-based authentication': [
        'Öffnen Sie Setup, Company, Enable Features, SuiteCloud. Schalten Sie SuiteScript, REST Web Services und Token-Based Authentication ein.',
        'Öffnen Sie Setup, Integration, Manage Integrations, New. Erlauben Sie Token-Based Authentication, speichern Sie und kopieren Sie beide Consumer-Werte.',
        'Öffnen Sie Setup, Users/Roles, Manage Roles. Legen Sie eine Rolle für Webservices an und geben Sie sie einem Benutzer.',
        'Öffnen Sie Setup, Users/Roles, Access Tokens, New. Wählen Sie Integration, Benutzer und Rolle, speichern Sie und kopieren Sie beide Token-Werte.',
        'Öffnen Sie Setup, Company, Company Information und kopieren Sie die Account ID.',
      ],
    },
    link: {
      label: 'NetSuite: einen Integrationseintrag anlegen',
    },
    grants: [
      'Rechnungen und Aufträge suchen, lesen und ändern',
      'Die Listen lesen und ändern, die Sie auswählen, etwa Kunden und Kontakte',
      'SuiteAnalytics-Arbeitsmappen ausführen',
    ],
    fields: {
      AccountId: {
        hint: 'Hat Ihre einen Unterstrich, schreiben Sie einen Bindestrich: Aus 1234567_SB1 wird 1234567-SB1.',
        patternHint: 'Buchstaben, Ziffern und Bindestriche, kein Unterstrich.',
      },
      ConsumerKey: {
        hint: 'Wird einmal angezeigt, wenn die Integration gespeichert wird.',
      },
      ConsumerSecret: {
        hint: 'Wird einmal angezeigt, wenn die Integration gespeichert wird.',
      },
      TokenId: {
        hint: 'Wird einmal angezeigt, wenn das Access Token gespeichert wird.',
      },
      TokenSecret: {
        hint: 'Wird einmal angezeigt, wenn das Access Token gespeichert wird.',
      },
    },
  },
  {
    connector: 'Novadine',
    steps: {
      'Username and Password': [
        'Öffnen Sie die Novadine-Website, bei der Sie sich sonst anmelden, und kopieren Sie deren Hostnamen.',
        'Geben Sie den Benutzernamen und das Passwort ein, die Sie dort verwenden.',
      ],
    },
    fields: {
      Domain: {
        hint: 'Der Host der Novadine-Website, bei der Sie sich anmelden.',
      },
    },
  },
  {
    connector: 'Microsoft Office 365',
    before: [
      'Sie brauchen die Mandanten-ID Ihrer Organisation.',
      'Vielleicht muss die Administration Ihrer Organisation den Zugriff zuerst genehmigen.',
    ],
    steps: {
      Common: [
        'Öffnen Sie im Azure-Portal Microsoft Entra ID.',
        'Kopieren Sie die Mandanten-ID von der Übersichtsseite.',
        'Melden Sie sich mit einem Geschäfts-, Schul- oder persönlichen Microsoft-Konto an.',
      ],
      Organization: [
        'Öffnen Sie im Azure-Portal Microsoft Entra ID.',
        'Kopieren Sie die Mandanten-ID von der Übersichtsseite.',
        'Melden Sie sich mit Ihrem Geschäfts- oder Schulkonto an.',
      ],
    },
    link: {
      label: 'Microsoft: Ihre Mandanten-ID finden',
    },
    grants: [
      'Benutzer und Ihr Verzeichnis lesen und ändern',
      'Kalender lesen und ändern, auch freigegebene',
      'E-Mails lesen und ändern, auch in freigegebenen Postfächern',
      'Dateien in OneDrive lesen und ändern',
    ],
    fields: {
      ClientId: {
        hint: 'Heißt im Azure-Portal Anwendungs-ID.',
      },
      ClientSecret: {
        hint: 'Der Wert eines geheimen Clientschlüssels dieser App, nicht dessen ID.',
      },
      TenantId: {
        hint: 'Heißt im Azure-Portal Mandanten-ID oder Verzeichnis-ID.',
        patternHint: 'Nur Buchstaben, Ziffern, Punkte und Bindestriche.',
      },
    },
  },
  {
    connector: 'PostgreSQL',
    before: [
      'Die hier gefragten Angaben hat die Person, die Ihre Datenbank betreibt.',
      'Die Datenbank oder ein SSH-Host davor muss aus dem Internet erreichbar sein.',
    ],
    fields: {
      Host: {
        hint: 'Ein Hostname oder eine IP-Adresse.',
      },
      Port: {
        hint: 'Meist 5432.',
        patternHint: 'Eine Zahl mit höchstens fünf Ziffern.',
      },
      Database: {
        hint: 'Der Name einer Datenbank auf diesem Server.',
      },
      SslConnection: {
        label: 'SSL verwenden?',
        hint: 'Ja verschlüsselt die Verbindung.',
      },
      SslCertificate: {
        hint: 'Nur für ein selbst signiertes Zertifikat. Fügen Sie es ganz ein, mit BEGIN und END.',
      },
      ValidateSslCertificate: {
        hint: 'Eingeschaltet wird das Zertifikat geprüft.',
      },
      SshTunnel: {
        label: 'Einen SSH-Tunnel verwenden?',
        hint: 'Ja geht über einen SSH-Host zur Datenbank.',
      },
      SshHost: {
        hint: 'Der Hostname oder die IP-Adresse des SSH-Hosts.',
      },
      SshPort: {
        hint: 'Meist 22.',
        patternHint: 'Eine Zahl mit höchstens fünf Ziffern.',
      },
      SshUsername: {
        hint: 'Ihr Benutzer auf dem SSH-Host, nicht in der Datenbank.',
      },
      SshPassword: {
        hint: 'Lassen Sie es leer, wenn der SSH-Host einen Schlüssel verwendet.',
      },
      SshPrivateKey: {
        hint: 'Lassen Sie es leer, wenn der SSH-Host ein Passwort verwendet.',
      },
    },
  },
  {
    connector: 'Sage Intacct',
    before: [
      'Ihr Unternehmen in Sage Intacct muss die Sender ID für Webservices zulassen.',
      'Ihr Ansprechpartner bei Sage Intacct hilft bei jedem Wert, nach dem hier gefragt wird.',
    ],
    steps: {
      'Username and Password': [
        'Öffnen Sie in Sage Intacct Company, dann Setup, dann Company, und wählen Sie Security.',
        'Bearbeiten Sie die Seite und fügen Sie unter Web Services authorizations die Sender ID hinzu.',
        'Geben Sie User ID und Passwort des Unternehmensbenutzers ein, der hier verwendet werden soll.',
      ],
    },
    labels: {
      'Username and Password': {
        username: 'Company Login ID',
        password: 'Company-Login-Passwort',
      },
    },
    fields: {
      WebServicesId: {
        hint: 'Die Sender ID, die zu einer Entwicklerlizenz für Webservices gehört.',
      },
      WebServicesPassword: {
        hint: 'Das Passwort dieser Sender ID, nicht das Ihres Zugangs.',
      },
      CompanyId: {
        hint: 'Für ein Mandantenunternehmen schreiben Sie console|client|entity.',
      },
      LocationId: {
        hint: 'Nur für ein Unternehmen, das sich mehrere Entitäten teilen.',
      },
    },
  },
  {
    connector: 'SAP CDP',
    fields: {
      UserKey: {
        label: 'User Key',
        hint: 'Der Schlüssel des Benutzers, der die Aufrufe macht.',
      },
      Secret: {
        label: 'Secret',
        hint: 'Gehört zum User Key.',
      },
      BaseUrl: {
        hint: 'Die Adresse Ihrer SAP CDP, die mit https:// beginnt.',
      },
    },
  },
  {
    connector: 'SFTP Private Key',
    before: [
      'Die hier gefragten Angaben hat die Person, die den SFTP-Server betreibt.',
      'Ist der Server nicht aus dem Internet erreichbar, muss er diese Verbindung zuerst zulassen.',
    ],
    steps: {
      None: [
        'Fragen Sie nach der Adresse des Servers, Ihrem Benutzernamen dort und seiner Zeitzone.',
        'Fragen Sie nach dem privaten Schlüssel, dessen öffentlicher Teil für diesen Benutzer hinterlegt ist.',
        'Fügen Sie den ganzen Schlüssel ein, mit der ersten und der letzten Zeile.',
      ],
    },
    fields: {
      HostUri: {
        hint: 'Der Name oder die Adresse des Servers.',
        patternHint: 'Nur der Name oder die Adresse, ohne Leerzeichen.',
      },
      UserName: {
        hint: 'Ihr Benutzer auf dem SFTP-Server.',
      },
      PrivateKey: {
        hint: 'Ein RSA-Schlüssel im Format PKCS #1. Er beginnt mit BEGIN RSA PRIVATE KEY.',
      },
      Passphrase: {
        label: 'Passphrase',
        hint: 'Nur wenn der Schlüssel mit einer geschützt ist.',
      },
      ServerTimeZone: {
        hint: 'Die Zeitzone des Servers. Bei einer falschen bleiben geänderte Dateien unbemerkt.',
      },
    },
  },
  {
    connector: 'Shireburn',
    before: [
      'Sie brauchen einen Benutzer in Shireburn Indigo mit den Rechten für die Open API.',
      'Sie brauchen ein Entwicklerkonto von Shireburn mit einem aktiven Abonnement von Payroll Standard. Das kann einige Stunden dauern.',
    ],
    steps: {
      'API Key': [
        'Legen Sie in Indigo einen Benutzer mit den nötigen Rechten an und holen Sie dessen Open-API-Schlüssel.',
        'Abonnieren Sie im Entwicklerportal Payroll Standard.',
        'Sobald das Abonnement aktiv ist, kopieren Sie dessen Primärschlüssel als Azure-API-Schlüssel.',
        'Für den Firmencode öffnen Sie in Indigo Administration, dann Companies.',
      ],
    },
    labels: {
      'API Key': {
        apiKey: 'Open-API-Schlüssel',
      },
    },
    fields: {
      AzureApiKey: {
        hint: 'Der Primärschlüssel Ihres Abonnements von Payroll Standard.',
      },
      CompanyCode: {
        hint: 'Steht in Indigo unter Administration, Companies.',
      },
    },
  },
  {
    connector: 'Squareup',
    steps: {
      OAuth: ['Melden Sie sich bei Square an, sobald Sie gefragt werden, und erlauben Sie den Zugriff.'],
      'Access Token': [
        'Öffnen Sie das Entwickler-Dashboard von Square und wählen Sie Ihre Anwendung, oder fügen Sie eine hinzu.',
        'Schalten Sie die Seite auf Production um, oder für Tests auf Sandbox.',
        'Kopieren Sie unter Credentials das Access Token.',
      ],
    },
    link: {
      label: 'Square: Entwickler-Dashboard',
    },
    labels: {
      'Access Token': {
        apiKey: 'Zugriffstoken',
      },
    },
    fields: {
      ClientId: {
        hint: 'Im Entwickler-Dashboard von Square: die Application ID unter OAuth.',
      },
      ClientSecret: {
        hint: 'Das Application Secret auf derselben Seite.',
      },
    },
    credentialShape: {
      'Access Token': {
        apiKey: {
          hint: 'Beginnt meist mit EAAA',
        },
      },
    },
  },
  {
    connector: 'Sticky',
    before: ['Sie brauchen einen privaten API-Schlüssel. Sticky hilft Ihnen dabei.'],
    labels: {
      'API Key': {
        apiKey: 'Privater API-Schlüssel',
      },
    },
  },
  {
    connector: 'SuiteCRM',
    before: ['Sie brauchen einen Benutzer in SuiteCRM, der nur für diese Verbindung verwendet wird.'],
    steps: {
      'Username and Password': [
        'Legen Sie in SuiteCRM einen Benutzer für diese Verbindung an, oder bitten Sie die Administration darum.',
        'Geben Sie Namen und Passwort dieses Benutzers ein.',
      ],
    },
    link: {
      label: 'SuiteCRM: Benutzer verwalten',
    },
    fields: {
      Domain: {
        hint: 'Die Adresse, unter der Sie SuiteCRM öffnen, ohne https://.',
      },
      ApplicationName: {
        hint: 'Ein beliebiger Name, an dem Sie diese Verbindung in SuiteCRM erkennen.',
      },
    },
  },
  {
    connector: 'Sweap',
    before: ['Client-ID, Secret und Event-ID bekommen Sie von der Administration Ihres Sweap-Kontos.'],
    steps: {
      'OAuth 2.0 Client Credentials': [
        'Fragen Sie die Administration Ihres Sweap-Kontos nach Client-ID und Secret.',
        'Fragen Sie auch, welche Domain zu verwenden ist, und nach der ID des Events.',
      ],
    },
    fields: {
      ClientId: {
        hint: 'Von der Administration Ihres Sweap-Kontos.',
      },
      ClientSecret: {
        hint: 'Von der Administration Ihres Sweap-Kontos.',
      },
      Domain: {
        hint: 'Der Host des Systems, mit dem Sie arbeiten: Entwicklung oder Produktion.',
      },
      EventId: {
        hint: 'Das Event, das Sie hier verwenden möchten.',
      },
    },
  },
  {
    connector: 'TikTok for Business',
    before: ['Sie brauchen ein Konto bei TikTok for Business.'],
    steps: {
      'Production Installation': [
        'Melden Sie sich bei TikTok for Business an, sobald Sie gefragt werden, und erlauben Sie den Zugriff.',
      ],
      'Sandbox Installation': [
        'Richten Sie in Ihrer Entwickler-App bei TikTok ein Sandbox-Werbekonto ein.',
        'Erzeugen Sie dessen Access Token und kopieren Sie es.',
      ],
    },
    link: {
      label: 'TikTok for Business: eine Entwickler-App anlegen',
    },
    grants: ['Angaben zu Ihrem Werbekonto lesen', 'Ihre Zielgruppen verwalten'],
    labels: {
      'Sandbox Installation': {
        apiKey: 'Zugriffstoken',
      },
    },
    fields: {
      ClientId: {
        hint: 'Die App ID Ihrer App, unter My Apps auf der Marketing-API-Website von TikTok.',
      },
      ClientSecret: {
        hint: 'Das Secret derselben App.',
      },
    },
  },
  {
    connector: 'Total Expert',
    before: ['Client-ID und Secret bekommen Sie vom Support von Total Expert.'],
    steps: {
      'OAuth 2.0 Client Credentials': [
        'Fragen Sie den Support von Total Expert nach einer Client-ID und einem Secret.',
        'Geben Sie beides hier ein.',
      ],
    },
    fields: {
      ClientId: {
        hint: 'Vom Support von Total Expert.',
      },
      ClientSecret: {
        hint: 'Vom Support von Total Expert, zusammen mit der Client-ID.',
      },
      Url: {
        label: 'API-Host',
        hint: 'Im echten Betrieb ist das public.totalexpert.net.',
      },
    },
  },
  {
    connector: 'Trello',
    before: ['Sie brauchen ein Trello-Konto, das die Boards öffnen kann, die Sie hier verwenden möchten.'],
  },
  {
    connector: 'Vend',
    before: ['Sie brauchen ein Entwicklerkonto von Vend. Es ist von Ihrem Vend-Zugang getrennt.'],
    steps: {
      'OAuth 2.0': [
        'Melden Sie sich auf der Entwickler-Website von Vend an und öffnen Sie My Applications.',
        'Fügen Sie eine Anwendung mit der Weiterleitungsadresse hinzu, die Sie erhalten haben.',
        'Kopieren Sie Client-ID und Secret.',
        'Verwenden Sie im Anmeldefenster Ihren normalen Vend-Zugang und erlauben Sie den Zugriff.',
      ],
    },
    link: {
      label: 'Vend: Ihre Anwendungen',
    },
    fields: {
      ClientId: {
        hint: 'Steht bei Ihrer Anwendung auf der Entwickler-Website von Vend.',
      },
      ClientSecret: {
        hint: 'Steht bei Ihrer Anwendung auf der Entwickler-Website von Vend.',
      },
      StoreName: {
        hint: 'Der Teil vor .vendhq.com in der Adresse Ihres Shops.',
        patternHint: 'Nur Buchstaben, Ziffern und Bindestriche.',
      },
    },
  },
  {
    connector: 'Vitari',
    before: [
      'Die Administration Ihres Vitari-Systems muss es aus dem Internet erreichbar machen.',
      'Von ihr bekommen Sie auch Domain, Client-ID und GUID.',
    ],
    fields: {
      Domain: {
        hint: 'Der Host, unter dem Vitari erreichbar ist, von Ihrer Administration.',
      },
      ClientId: {
        hint: 'Von der Administration Ihres Vitari-Systems.',
      },
      Guid: {
        hint: 'Ein langer Code von der Administration Ihres Vitari-Systems.',
        patternHint: 'Ziffern, Buchstaben von a bis f und Bindestriche.',
      },
    },
  },
  {
    connector: 'Wordpress',
    before: [
      'Sie müssen Ihre Website selbst betreiben; für WordPress.com ist das nicht gedacht.',
      'Ihre Website braucht das Plug-in OAuth 1.0a Server.',
      'Sie müssen die Website administrieren.',
    ],
    steps: {
      'OAuth 1.0a': [
        'Installieren und aktivieren Sie im Admin-Bereich Ihrer Website das Plug-in OAuth 1.0a Server.',
        'Öffnen Sie Users, dann Applications, und fügen Sie eine mit der Callback-Adresse hinzu, die Sie erhalten haben.',
        'Kopieren Sie Client Key und Client Secret.',
        'Melden Sie sich bei Ihrer Website an, sobald Sie gefragt werden, und erlauben Sie den Zugriff.',
      ],
    },
    link: {
      label: 'WordPress: das Plug-in OAuth 1.0a Server',
    },
    fields: {
      ClientId: {
        hint: 'Wird angezeigt, wenn Sie die Anwendung in Ihrer Website hinzufügen.',
      },
      ClientSecret: {
        hint: 'Wird mit dem Client Key angezeigt.',
      },
      Url: {
        label: 'Adresse der Website',
        hint: 'Die Adresse Ihrer eigenen Website.',
      },
    },
  },
  {
    connector: 'Zap',
    before: ['Sie brauchen einen Benutzernamen und ein Passwort von Zap.'],
    link: {
      label: 'Zap: API-Anmeldung',
    },
    fields: {
      Environment: {
        hint: 'Wählen Sie die Umgebung, zu der Benutzername und Passwort gehören.',
      },
    },
  },
]

/** The guides of the package in German: `createConnectorProxy({ guides: [...guides, ...guidesDe] })`. */
export const guidesDe: readonly GuideTranslation[] = texts.map((text) => ({ ...text, language: 'de' }))
