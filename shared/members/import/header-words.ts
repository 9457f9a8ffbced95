/**
 * The headers of lists as parties, associations, hitobito, Excel, Outlook and Google write them.
 * Words are compared folded: lower case, umlauts written out, anything else than letters and
 * digits a blank. `exact` names whole headers; `part` finds a word within a longer one, in the
 * order of this table, so what is special stands before what is general.
 */
import type { ImportTarget } from './candidate.ts'

export interface HeaderWords {
  target: ImportTarget | null
  exact?: string
  part?: RegExp
}

export const HEADER_WORDS: HeaderWords[] = [
  {
    // Known, and no field of a member: a column that must not be taken for another one.
    target: null,
    exact:
      'lfd nr|lfdnr|laufende nummer|laufende nr|pos|zeile|briefanrede|alter|geburtsname|geburtsort' +
      '|geburtsjahr|firma|unternehmen|company|company name|abteilung|position|suffix|spitzname' +
      '|weitere vornamen|middle name|nickname|bundesland|kanton|region|state|ortsverein|ortsteil' +
      '|ortsverband|kreisverband|unterschrift|beruf|job title|todestag|verstorben am' +
      '|e mail angezeigter name|e mail typ|geaendert am|erstellt am|letzte aenderung',
    part: /\b(iban|bic|swift|kontonummer|kontoinhaber\w*|bank\w*|\w*beitrag\w*|mandatsreferenz|website|webseite|homepage|url|skype|msn|icq|twitter|facebook|instagram|foto|bild|angezeigter)\b/,
  },
  { target: 'mark', exact: 'kennung nicht aendern' },
  {
    target: 'officeBody',
    exact: 'gremium|organ|body|committee',
    part: /\b(amt|funktion|office)\b.*\b(gremium|organ|body)\b/,
  },
  {
    target: 'officeFrom',
    exact: 'im amt seit|gewaehlt am|amtsantritt|amtsbeginn',
    part: /\b(amt|amtszeit|funktion|office|term)\b.*\b(von|seit|ab|beginn|from|since)\b/,
  },
  {
    target: 'officeUntil',
    exact: 'im amt bis|gewaehlt bis|amtsende',
    part: /\b(amt|amtszeit|funktion|office|term)\b.*\b(bis|ende|until|to)\b/,
  },
  {
    target: 'office',
    exact:
      'amt|aemter|funktion|funktionen|amt funktion|vorstandsamt|vorstandsfunktion|parteiamt' +
      '|amt im vorstand|funktion im vorstand|office|offices|function',
  },
  {
    target: 'emailLabel',
    part: /\b(e mail|email|mail)\b.*\b(bezeichnung|art|typ|type|label)\b/,
  },
  {
    target: 'phoneLabel',
    part: /\b(telefon|tel|phone)\b.*\b(bezeichnung|art|typ|type|label)\b/,
  },
  {
    target: 'email',
    exact: 'e mail|email|mail|e mail adresse|email adresse|emailadresse|mailadresse|e mail address',
    part: /\b(e mail\w*|e?mails?|e?mailadresse)\b/,
  },
  {
    target: 'phone',
    exact:
      'telefon|tel|telefonnummer|tel nr|telnr|phone|telephone|festnetz|mobil|handy|mobiltelefon' +
      '|handynummer|mobilnummer|mobile|cell|fax|rufnummer|mobilfunk|telefax',
    part: /\b(tel|telefon\w*|telephone|\w*phone|festnetz\w*|mobil\w*|handy\w*|fax\w*|telefax|rufnummer|cell)\b/,
  },
  {
    target: 'number',
    exact:
      'mitgliedsnummer|mitgliednummer|mitglieds nummer|mitgliedsnr|mitgliedernummer|mitglieds nr' +
      '|mitglied nr|mitgl nr|mitglnr|mgl nr|mglnr|mgnr|mg nr|mnr|m nr|mitglieds id|mitgliedsid' +
      '|nr|nummer|parteinummer|personennummer|member number|member no|member id|membership number' +
      '|membership id|id',
    part: /\b(mitglied\w*|mitgl|mgl|member\w*|partei\w*) (nr|nummer|no|number|id)\b|\bmitglieds?(nr|nummer)\b/,
  },
  {
    target: 'joined',
    exact:
      'eintritt|eintrittsdatum|beitritt|beitrittsdatum|mitglied seit|eintritt am|eingetreten' +
      '|eingetreten am|aufnahme|aufnahmedatum|datum eintritt|datum beitritt|mitgliedschaft seit' +
      '|mitgliedschaft beginn|beginn mitgliedschaft|joined|join date|date joined|member since|entry date',
    part: /\b(eintritt\w*|beitritt\w*|mitglied\w* (seit|ab)|eingetreten|aufgenommen)\b/,
  },
  {
    target: 'left',
    exact:
      'austritt|austrittsdatum|austritt am|ausgetreten|ausgetreten am|datum austritt|mitglied bis' +
      '|mitgliedschaft bis|mitgliedschaft ende|ende mitgliedschaft|left|leave date|exit date|member until',
    part: /\b(austritt\w*|ausgetreten|mitglied\w* bis)\b/,
  },
  {
    target: 'birthDate',
    exact:
      'geburtsdatum|geburtstag|geb|geb datum|gebdatum|geb dat|gebdat|geb am|geboren|geboren am' +
      '|geburts datum|birthday|birthdate|birth date|date of birth|dob|born',
    part: /\b(geburtsdatum|geburtstag|geb(oren)?|birth(day|date)?)\b/,
  },
  {
    target: 'kind',
    exact:
      'status|art|mitgliedsart|mitgliedschaftsart|mitgliederart|mitgliedsstatus|mitgliedstatus' +
      '|mitgliedschaft|mitgliedstyp|art der mitgliedschaft|typ|kind|type|membership|member type' +
      '|membership type|membership status',
  },
  {
    target: 'lastFirst',
    exact:
      'name vorname|nachname vorname|familienname vorname|name und vorname|nachname und vorname' +
      '|last name first name|surname first name|surname given name',
  },
  {
    target: 'firstLast',
    exact:
      'vorname name|vorname nachname|vor und nachname|vor und zuname|vor nachname|vorname und name' +
      '|vorname und nachname|vor zuname|full name|fullname|vollstaendiger name|ganzer name|anzeigename' +
      '|display name|first name last name|mitglied|person',
  },
  {
    target: 'firstName',
    exact: 'vorname|vornamen|first name|firstname|first|given name|forename|rufname',
    part: /\b(vornamen?|first ?name|given ?name|forename)\b/,
  },
  {
    target: 'namePrefix',
    exact: 'namenszusatz|namensvorsatz|namensvorsatzwort|adelspraedikat|name prefix',
  },
  {
    target: 'lastName',
    exact:
      'nachname|nachnamen|name|familienname|zuname|last name|lastname|last|surname|family name|hausname',
    part: /\b(nachnamen?|familienname|zuname|last ?name|surname|family ?name)\b/,
  },
  { target: 'salutation', exact: 'anrede|salutation|form of address' },
  { target: 'gender', exact: 'geschlecht|gender|sex' },
  {
    target: 'title',
    exact: 'titel|title|akad titel|akademischer titel|akademischer grad|akad grad|grad',
  },
  {
    target: 'houseNumber',
    exact: 'hausnummer|hausnr|haus nr|hnr|hs nr|hsnr|house number|housenumber|house no|strassennr',
  },
  {
    target: 'street',
    exact:
      'strasse|str|strasse hausnummer|strasse und hausnummer|strasse u hausnummer|strasse nr' +
      '|strasse hausnr|strasse und nr|strasse u nr|str nr|strasse hnr|strasse haus nr|street' +
      '|street address|strassenname',
    part: /\b(strasse|street)\b/,
  },
  {
    target: 'postalCodeAndCity',
    exact:
      'plz ort|plz wohnort|plz und ort|plz u ort|plz stadt|postleitzahl ort|postleitzahl wohnort' +
      '|postleitzahl und ort|zip city',
  },
  {
    target: 'postalCode',
    exact: 'plz|postleitzahl|zip|zip code|zipcode|postal code|postcode|post code',
    part: /\b(plz|postleitzahl|zip ?code|postal ?code|postcode)\b/,
  },
  {
    target: 'city',
    exact: 'ort|wohnort|stadt|gemeinde|city|town|place|wohn ort|ortschaft',
    part: /\b(ort|wohnort|city|town)\b/,
  },
  {
    target: 'country',
    exact: 'land|staat|country|land region|laendercode|laenderkuerzel|wohnland|nation',
    part: /\b(land|country)\b/,
  },
  {
    target: 'address',
    exact: 'adresse|anschrift|wohnanschrift|postanschrift|address|postal address|wohnadresse',
    part: /\b(anschrift|adresse|address)\b/,
  },
  {
    target: 'tags',
    exact:
      'tags|tag|gruppe|gruppen|schlagwort|schlagworte|schlagwoerter|stichwort|stichworte|stichwoerter' +
      '|kategorie|kategorien|verteiler|markierungen|groups|group|categories|category|labels|keywords',
  },
  {
    target: 'notes',
    exact:
      'bemerkung|bemerkungen|notiz|notizen|anmerkung|anmerkungen|kommentar|kommentare|hinweis' +
      '|hinweise|notes|note|comment|comments|remark|remarks|additional information|sonstiges',
    part: /\b(bemerkung(en)?|notiz(en)?|anmerkung(en)?|kommentare?)\b/,
  },
]
