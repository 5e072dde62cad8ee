"""Headings of address books and lists of people and firms, by field."""

from typing import Final

from incplan.app.intake.headings.lookup import Words

CONTACTS: Final[Words] = {
    "name": {
        "fr": "qui|nom|noms|nom complet|nom et prénom|nom prénom|nom & prénom|nom, prénom|nom + prénom|prénom nom|prénom et nom|nom du contact|nom contact|noms et prénoms|contact|contacts|personne|personnes|personne de contact|personnes de contact|personne à contacter|personne à prévenir|correspondant|correspondante|collaborateur|collaborateurs|collaboratrice|travailleur|travailleurs|employé|employés|membre|membres|membre du personnel|membres du personnel|interlocuteur|interlocutrice|identité|nom de la personne|nom du collaborateur",
        "nl": "wie|naam|namen|volledige naam|naam en voornaam|naam voornaam|naam, voornaam|naam + voornaam|voornaam en naam|voornaam naam|voornaam + naam|voornaam en achternaam|contactpersoon|contactpersonen|naam contactpersoon|naam van de contactpersoon|naam contact|persoon|personen|medewerker|medewerkers|naam medewerker|werknemer|werknemers|personeelslid|personeelsleden|collega|collega's|aanspreekpunt|aanspreekpersoon|lid|teamlid|te verwittigen persoon|te contacteren persoon",
        "de": "wer|name|namen|vollständiger name|name vorname|name, vorname|name und vorname|vorname name|vorname nachname|vorname und nachname|vor und nachname|vor- und nachname|vor- und zuname|ansprechpartner|ansprechpartnerin|ansprechperson|kontakt|kontakte|kontaktperson|kontaktpersonen|name des kontakts|mitarbeiter|mitarbeiterin|mitarbeitende|mitarbeiterinnen und mitarbeiter|angestellte|mitglied|teammitglied|zu verständigende person",
        "en": "who|name|names|full name|contact name|contact person|name of contact|contact|contacts|person|people|staff|staff member|employee|employees|employee name|member|members|team member|colleague|first and last name|name and surname|first name and surname|person to contact|point of contact",
    },
    "given": {
        "fr": "prénom|prénoms|prénom usuel",
        "nl": "voornaam|voornamen|roepnaam",
        "de": "vorname|vornamen|rufname",
        "en": "first name|first names|firstname|given name|given names|forename|forenames|christian name",
    },
    "middle": {
        "fr": "deuxième prénom|autres prénoms|second prénom",
        "nl": "tussenvoegsel|tussenvoegsels|tweede voornaam|middelste naam",
        "de": "zweiter vorname|weitere vornamen|zweitname",
        "en": "middle name|middle names|middle initial|additional name",
    },
    "family": {
        "fr": "nom de famille|noms de famille|patronyme|nom patronymique",
        "nl": "achternaam|achternamen|familienaam|familienamen",
        "de": "nachname|nachnamen|familienname|zuname",
        "en": "last name|last names|lastname|surname|surnames|family name",
    },
    "nickname": {
        "fr": "surnom|diminutif|pseudo",
        "nl": "bijnaam",
        "de": "spitzname",
        "en": "nickname|alias",
    },
    "organisation": {
        "fr": "société|sociétés|entreprise|entreprises|firme|firmes|raison sociale|organisation|organisations|organisme|organismes|employeur|fournisseur|fournisseurs|nom du fournisseur|nom fournisseur|prestataire|prestataires|prestataire de services|partenaire|partenaires|sous-traitant|sous-traitants|nom de la société|nom de l'entreprise|nom de l'organisation|nom de la firme|institution|établissement",
        "nl": "bedrijf|bedrijven|bedrijfsnaam|firma|firma's|firmanaam|onderneming|ondernemingen|organisatie|organisaties|organisatienaam|naam van de organisatie|naam van het bedrijf|naam bedrijf|naam firma|werkgever|leverancier|leveranciers|naam leverancier|naam van de leverancier|dienstverlener|dienstverleners|vennootschap|onderaannemer|onderaannemers|instelling|instantie",
        "de": "firma|firmen|firmenname|unternehmen|unternehmensname|name der firma|name des unternehmens|betrieb|gesellschaft|organisation|organisationen|arbeitgeber|lieferant|lieferanten|name des lieferanten|dienstleister|partnerfirma|einrichtung|subunternehmer|auftragnehmer",
        "en": "company|companies|company name|firm|organisation|organization|organisations|organizations|organisation name|organization name|business name|name of company|employer|supplier|suppliers|supplier name|vendor|vendors|vendor name|provider|providers|provider name|service provider|contractor|contractors|partner company|institution",
    },
    "title": {
        "fr": "fonction|fonctions|poste occupé|titre du poste|intitulé du poste|intitulé de la fonction|intitulé de fonction|rôle|rôles|métier|profession|emploi|qualité|fonction dans l'entreprise|fonction interne",
        "nl": "functie|functies|functietitel|functieomschrijving|functiebenaming|rol|rollen|beroep|taak|jobtitel|jobomschrijving|positie|hoedanigheid|functie in het bedrijf",
        "de": "funktion|funktionen|position|stelle|stellung|stellenbezeichnung|berufsbezeichnung|beruf|aufgabe|aufgabenbereich|rolle|rollen|tätigkeit|tätigkeiten|zuständigkeit|dienststellung",
        "en": "function|functions|job title|job|jobs|job role|role|roles|position|positions|occupation|job description",
    },
    "civility": {
        "fr": "civilité|titre de civilité|m/mme|m./mme",
        "nl": "aanspreking|aanspreektitel|aanhef|dhr/mevr|dhr./mevr.",
        "de": "anrede|herr/frau",
        "en": "salutation|prefix|name prefix|mr/mrs|courtesy title",
    },
    "phone": {
        "fr": "téléphone|téléphones|tél|tél.|téls|tph|numéro de téléphone|numéros de téléphone|n° de téléphone|n° téléphone|n° de tél.|n° tél|no de tél|num tél|gsm|n° gsm|n° de gsm|numéro de gsm|mobile|portable|cellulaire|n° de portable|téléphone mobile|téléphone portable|tél. mobile|tél. portable|tél. gsm|téléphone fixe|tél. fixe|numéro fixe|ligne fixe|ligne directe|numéro direct|téléphone direct|tél. direct|téléphone bureau|tél. bureau|tél. travail|téléphone professionnel|tél. professionnel|tél. pro|gsm pro|gsm professionnel|gsm privé|téléphone privé|tél. privé|tél. perso|numéro privé|téléphone domicile|tél. domicile|numéro d'urgence|n° d'urgence|tél. urgence|téléphone d'urgence|numéro de garde|téléphone de garde|joignable au|numéro d'appel|central téléphonique",
        "nl": "telefoon|telefoons|tel|tel.|telefoonnummer|telefoonnummers|telefoonnr|telefoonnr.|telnr|telnr.|tel.nr.|tel nr|gsm-nummer|gsmnummer|gsm-nr|gsm nr.|gsmnr|mobiel|mobiel nummer|mobiel nr|mobiele telefoon|mobiele nummer|mobielnummer|vast nummer|vaste telefoon|telefoon vast|telefoon werk|tel. werk|telefoon kantoor|tel. kantoor|telefoon thuis|tel. thuis|telefoon privé|tel. privé|gsm werk|gsm thuis|privénummer|werknummer|rechtstreeks nummer|doorkiesnummer|noodnummer|noodnummers|nummer bij nood|wachtnummer|bereikbaar op|oproepnummer|hoofdnummer",
        "de": "telefon|telefone|tel.-nr.|tel.nr.|telefonnummer|telefonnummern|telefonnr|telefonnr.|telnr.|rufnummer|rufnummern|handy|handynummer|handynr|handynr.|handy-nr.|mobil|mobilnummer|mobilnr|mobilnr.|mobiltelefon|mobilfunk|mobilfunknummer|festnetz|festnetznummer|festnetznr.|telefon dienstlich|tel. dienstlich|telefon geschäftlich|tel. geschäftlich|telefon büro|telefon privat|tel. privat|handy privat|diensthandy|direktwahl|direktnummer|notrufnummer|notfallnummer|notfalltelefon|bereitschaftsnummer|erreichbar unter|zentrale",
        "en": "phone|phones|phone number|phone numbers|phone no|phone no.|telephone|telephones|telephone number|telephone no|tel no|tel. no.|tel number|mobile phone|mobile number|mobile no|mobile no.|cell|cell phone|cellphone|cell number|landline|landline number|direct line|direct number|direct dial|office phone|office number|work phone|work number|home phone|home number|private phone|private number|emergency number|emergency phone|emergency telephone|out of hours number|contact number|contact no|contact phone|on-call number|duty phone|switchboard",
    },
    "fax": {
        "fr": "fax|n° de fax|numéro de fax|télécopie|télécopieur|téléfax",
        "nl": "faxnummer|faxnr|faxnr.|telefax",
        "de": "faxnummer|fax-nr.|telefax|telefaxnummer",
        "en": "fax number|fax no|fax no.|facsimile",
    },
    "assistant": {
        "fr": "assistant|assistante|secrétaire",
        "nl": "assistente|secretaresse",
        "de": "assistent|assistentin|sekretariat|sekretärin",
        "en": "assistant|assistant's name|secretary",
    },
    "extension": {
        "fr": "extension|ext|ext.|poste|n° de poste|numéro de poste|poste interne|interne|numéro interne|n° interne",
        "nl": "toestel|toestelnr|toestelnr.|toestelnummer|intern|intern nummer|intern nr|intern nr.|binnenlijn|extensie",
        "de": "durchwahl|durchwahlnummer|dw|nebenstelle|nebenstellennummer|nst|apparat",
        "en": "ext no|ext. no.|extn|extn.|extension number|extension no|internal|internal number",
    },
    "email": {
        "fr": "e-mail|e-mails|email|emails|mail|mails|courriel|courriels|adresse mail|adresse e-mail|adresse email|adresse électronique|adresse courriel|adresse de courriel|adresse de messagerie|messagerie|mél|mail pro|mail professionnel|mail privé|e-mail professionnel|e-mail privé",
        "nl": "e-mailadres|e-mailadressen|emailadres|mailadres|mailadressen|e-mail adres|mail adres|e-mail werk|e-mail privé|mail werk|elektronisch adres",
        "de": "e-mail-adresse|e-mail-adressen|e-mailadresse|emailadresse|mailadresse|mail-adresse|elektronische adresse|e-mail dienstlich|e-mail geschäftlich|e-mail privat",
        "en": "e-mail address|e-mail addresses|email address|email addresses|mail address|work email|work e-mail|private email|private e-mail|home email|business email",
    },
    "country": {
        "fr": "pays|pays/région",
        "nl": "land|land/regio",
        "de": "länder|land/region",
        "en": "country|countries|country/region",
    },
    "always": {
        "fr": "24/7|24h/24|24 h/24|24/24|7j/7|joignable 24/7|disponible 24/7|jour et nuit|permanence 24/7",
        "nl": "24u/24|24 u/24|bereikbaar 24/7|24/7 bereikbaar|beschikbaar 24/7|dag en nacht",
        "de": "24 stunden|rund um die uhr|tag und nacht|24/7 erreichbar|erreichbar 24/7",
        "en": "24x7|24 hours|round the clock|around the clock|available 24/7|24/7 available|day and night",
    },
    "notes": {
        "fr": "note|notes|remarque|remarques|commentaire|commentaires|observation|observations|info|infos|informations|divers",
        "nl": "nota|nota's|notitie|notities|opmerking|opmerkingen|bemerking|bemerkingen|commentaar|varia",
        "de": "notiz|notizen|bemerkung|bemerkungen|anmerkung|anmerkungen|hinweis|hinweise|kommentar|kommentare|sonstiges",
        "en": "comment|comments|remark|remarks|information|miscellaneous",
    },
    "private": {
        "fr": "privé|confidentiel",
        "nl": "vertrouwelijk",
        "de": "privat|vertraulich",
        "en": "private|confidential",
    },
}  # fmt: skip
#: What names a party where no other column does.
ANY_NAME: Final = "service|services|département|désignation|dénomination|libellé|dienst|diensten|afdeling|omschrijving|benaming|abteilung|bezeichnung|bereich|department|description|beschreibung|lieu|site|locatie"
