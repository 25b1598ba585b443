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
    link: { label: 'Akeneo: eine Verbindung anlegen' },
  },
  {
    connector: 'AlertMedia',
    before: ['Sie brauchen einen API-Schlüssel von AlertMedia.'],
    link: { label: 'AlertMedia: einen API-Schlüssel erzeugen' },
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
    link: { label: 'Cart.com: API-Anmeldung für Online-Shops' },
  },
  {
    connector: 'Arrived Workforce Connections',
    before: ['Alle hier gefragten Werte bekommen Sie von der Administration Ihres Arrived-Workforce-Kontos.'],
    labels: { 'Username and Password': { username: 'E-Mail-Adresse' } },
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
    link: { label: 'Microsoft: eine App für Ihre Organisation genehmigen' },
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
    link: { label: 'BambooHR: erste Schritte mit der API' },
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
    labels: { 'API Key': { apiKey: 'Zugriffstoken' } },
    link: { label: 'BigCommerce: ein API-Konto anlegen' },
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
    link: { label: 'Brightspace: Tabelle der Scopes' },
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
    link: { label: 'Caspio: ein Webservice-Profil anlegen' },
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
    link: { label: 'ChannelAdvisor: Entwicklerkonsole' },
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
    labels: { 'Username and Password': { username: 'API-Schlüssel' } },
    link: { label: 'Chargebee: API-Schlüssel' },
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
    labels: {
      'Username and Password': { username: 'Firmen-ID + öffentlicher Schlüssel', password: 'Privater Schlüssel' },
    },
    link: { label: 'ConnectWise: eine Client-ID erhalten' },
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
    link: { label: 'Disciple: Konsole öffnen' },
  },
  {
    connector: 'eBay',
    before: [
      'Falls nach einer Client-ID gefragt wird, brauchen Sie ein eBay-Entwicklerkonto mit Anwendungsschlüsseln.',
      'Für ein echtes eBay-Konto brauchen Sie Produktionsschlüssel.',
    ],
    steps: {
      'OAuth 2.0': [
        'Falls nach einer Client-ID gefragt wird, melden Sie sich bei developer.ebay.com an und öffnen Application Keys.',
        'Kopieren Sie die App ID als Client-ID und die Cert ID als Client-Secret.',
        'Melden Sie sich bei dem eBay-Konto an, das Sie hier verwenden möchten, und stimmen Sie zu.',
      ],
    },
    link: { label: 'eBay: Anwendungsschlüssel anlegen' },
    fields: { IsSandbox: { label: 'Sind das Sandbox-Schlüssel?' } },
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
    labels: { 'Username and Password': { username: 'Epos-Key', password: 'Epos-Secret' } },
    link: { label: 'Epos Now: ein API-Gerät anlegen' },
  },
  {
    connector: 'Facebook Marketing',
    before: ['Sie brauchen ein Facebook-Konto, das das Werbekonto verwenden kann, mit dem Sie arbeiten möchten.'],
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
    labels: { 'Username and Password': { username: 'Vendor ID', password: 'Vendor Token' } },
    fields: { Url: { label: 'Adresse' } },
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
    link: { label: 'Freshdesk: den API-Schlüssel finden' },
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
    link: { label: 'GoDaddy: Ihre API-Schlüssel' },
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
    link: { label: 'Google: domainweite Delegierung einrichten' },
    fields: {
      ClientEmail: { label: 'E-Mail-Adresse des Dienstkontos' },
      UserEmail: { label: 'E-Mail-Adresse der Administration' },
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
    link: { label: 'Keap: beim Entwicklerportal anmelden' },
  },
  {
    connector: 'Insider',
    before: ['Von Insider bekommen Sie Ihren Partnernamen und ein Request Token.'],
    labels: { 'API Key': { apiKey: 'Request Token' } },
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
    labels: { 'Username and Password': { username: 'API-Schlüssel' } },
    link: { label: 'Insightly: API-Schlüssel und URL finden' },
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
    link: { label: 'JobAdder: Entwicklerbereich' },
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
    link: { label: 'JotForm: einen API-Schlüssel anlegen' },
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
    labels: { 'API Key': { apiKey: 'API-Token' } },
    link: { label: 'Less Annoying CRM: ein API-Token erzeugen' },
  },
  {
    connector: 'LianaCEM',
    before: ['Realm, User ID und geheimen Schlüssel erhalten Sie von LianaCEM mit Ihrem Vertrag.'],
    labels: { 'Secret Key': { apiKey: 'Geheimer Schlüssel' } },
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
    link: { label: 'Marketo: eigene Services' },
  },
  {
    connector: 'Microsoft Education',
    before: ['Vielleicht muss die Administration Ihrer Schule den Zugriff zuerst genehmigen.'],
    link: { label: 'Microsoft: eine App für Ihre Organisation genehmigen' },
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
    link: { label: 'Miva: API-Anmeldung' },
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
    link: { label: 'NetSuite: einen Integrationseintrag anlegen' },
  },
  {
    connector: 'Novadine',
    steps: {
      'Username and Password': [
        'Öffnen Sie die Novadine-Website, bei der Sie sich sonst anmelden, und kopieren Sie deren Hostnamen.',
        'Geben Sie den Benutzernamen und das Passwort ein, die Sie dort verwenden.',
      ],
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
    link: { label: 'Microsoft: Ihre Mandanten-ID finden' },
  },
  {
    connector: 'PostgreSQL',
    before: [
      'Die hier gefragten Angaben hat die Person, die Ihre Datenbank betreibt.',
      'Die Datenbank oder ein SSH-Host davor muss aus dem Internet erreichbar sein.',
    ],
    fields: { SslConnection: { label: 'SSL verwenden?' }, SshTunnel: { label: 'Einen SSH-Tunnel verwenden?' } },
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
      'Username and Password': { username: 'Company Login ID', password: 'Company-Login-Passwort' },
    },
  },
  {
    connector: 'SAP CDP',
    fields: { UserKey: { label: 'User Key' }, Secret: { label: 'Secret' } },
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
    fields: { Passphrase: { label: 'Passphrase' } },
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
    labels: { 'API Key': { apiKey: 'Open-API-Schlüssel' } },
  },
  {
    connector: 'Squareup',
    steps: {
      OAuth: [
        'Falls nach einer Client-ID gefragt wird, öffnen Sie das Entwickler-Dashboard von Square und wählen Ihre Anwendung.',
        'Schalten Sie die Seite auf Production um und wählen Sie OAuth.',
        'Kopieren Sie Application ID und Application Secret.',
        'Melden Sie sich bei Square an, sobald Sie gefragt werden, und erlauben Sie den Zugriff.',
      ],
      'Access Token': [
        'Öffnen Sie das Entwickler-Dashboard von Square und wählen Sie Ihre Anwendung, oder fügen Sie eine hinzu.',
        'Schalten Sie die Seite auf Production um, oder für Tests auf Sandbox.',
        'Kopieren Sie unter Credentials das Access Token.',
      ],
    },
    labels: { 'Access Token': { apiKey: 'Zugriffstoken' } },
    link: { label: 'Square: Entwickler-Dashboard' },
  },
  {
    connector: 'Sticky',
    before: ['Sie brauchen einen privaten API-Schlüssel. Sticky hilft Ihnen dabei.'],
    labels: { 'API Key': { apiKey: 'Privater API-Schlüssel' } },
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
    link: { label: 'SuiteCRM: Benutzer verwalten' },
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
  },
  {
    connector: 'TikTok for Business',
    before: [
      'Sie brauchen ein Konto bei TikTok for Business.',
      'Falls nach einer Client-ID gefragt wird, brauchen Sie eine Entwickler-App bei TikTok.',
    ],
    steps: {
      'Production Installation': [
        'Falls nach einer Client-ID gefragt wird, öffnen Sie auf der Marketing-API-Website von TikTok My Apps und wählen Ihre App.',
        'Kopieren Sie die App ID als Client-ID und das Secret als Client-Secret.',
        'Melden Sie sich bei TikTok for Business an, sobald Sie gefragt werden, und erlauben Sie den Zugriff.',
      ],
      'Sandbox Installation': [
        'Richten Sie in Ihrer Entwickler-App bei TikTok ein Sandbox-Werbekonto ein.',
        'Erzeugen Sie dessen Access Token und kopieren Sie es.',
      ],
    },
    labels: { 'Sandbox Installation': { apiKey: 'Zugriffstoken' } },
    link: { label: 'TikTok for Business: eine Entwickler-App anlegen' },
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
    fields: { Url: { label: 'API-Host' } },
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
    link: { label: 'Vend: Ihre Anwendungen' },
  },
  {
    connector: 'Vitari',
    before: [
      'Die Administration Ihres Vitari-Systems muss es aus dem Internet erreichbar machen.',
      'Von ihr bekommen Sie auch Domain, Client-ID und GUID.',
    ],
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
    link: { label: 'WordPress: das Plug-in OAuth 1.0a Server' },
    fields: { Url: { label: 'Adresse der Website' } },
  },
  {
    connector: 'Zap',
    before: ['Sie brauchen einen Benutzernamen und ein Passwort von Zap.'],
    link: { label: 'Zap: API-Anmeldung' },
  },
]

/** The guides of the package in German: `createConnectorProxy({ guides: [...guides, ...guidesDe] })`. */
export const guidesDe: readonly GuideTranslation[] = texts.map((text) => ({ ...text, language: 'de' }))
