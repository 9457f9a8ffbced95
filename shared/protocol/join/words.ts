/**
 * Six German words that two people compare on the telephone: 54 bits of a fingerprint. Whoever wanted
 * to slip in other keys would have to find some with the same words before the invite expires.
 */
const WORDS = `
Abend Acker Adler Ahorn Album Allee Amsel Angel Anker Anzug Apfel Arbeit Arzt Atlas Auge Bad Bagger
Bahn Balkon Ball Banane Band Bank Bart Bauer Baum Becher Beere Beet Bein Berg Besen Bett Beutel
Biber Biene Bild Birke Birne Blatt Blei Blick Blitz Block Blume Boden Bogen Bohne Boot Bote Brand
Braten Brett Brief Brille Brot Bruder Brunnen Buch Bucht Burg Busch Butter Dach Dackel Daumen Decke
Deich Dill Dom Dorf Dorn Dose Drache Draht Dreieck Duft Ebbe Eber Ecke Efeu Eiche Eimer Elch Elster
Engel Enkel Ente Erbse Erde Ernte Esche Esel Essig Eule Euter Fackel Faden Fahne Falke Falter Farbe
Farn Fass Feder Fee Feige Feld Fell Fels Fenster Ferien Ferkel Feuer Fichte Filz Finger Fink Fisch
Flagge Flasche Fliege Flosse Flug Flur Fluss Fohlen Forelle Forst Foto Frage Freund Frosch Frost
Frucht Fuchs Funke Gabel Gans Garage Garn Garten Gasse Gast Gebirge Gedicht Geige Geist Gepard
Gerste Gesang Geschirr Gewicht Giebel Giraffe Gitter Glas Gleis Globus Glocke Gold Golf Graben Gras
Grenze Griff Grille Grotte Gruppe Gurke Gurt Haar Hafen Hafer Hagel Hahn Haken Halle Hals Hammer
Hamster Hand Hang Harfe Harke Hase Haus Haut Hebel Hecht Hecke Heft Heide Heim Helm Hemd Herbst
Herz Himmel Hirsch Hirte Hobel Hof Holz Honig Horn Hose Hotel Hummel Hund Hut Igel Imker Insel
Jacke Jahr Januar Jubel Jugend Juli Juwel Kabel Kachel Kaffee Kajak Kakao Kalb Kamel Kamin Kamm
Kanal Kanne Kante Kapelle Karotte Karte Kasse Kater Kegel Keks Keller Kerze Kessel Kette Kiefer
Kino Kirche Kirsche Kissen Kiste Klavier Klee Kleid Klippe Kloster Knie Knochen Knopf Knoten Koch
Koffer Kohle Komet Korb Korn Kraft Kran Kranz Kraut Krebs Kreide Kreis Kreuz Krone Krug Kuchen
Kugel Kuh Kupfer Kurve Kutsche Lachs Laden Lager Lamm Lampe Land Laterne Laub Lauch Lawine Leder
Lehrer Leiter Lerche Licht Lied Lilie Limette Linde Linie Linse Lippe Liste Locke Lotse Luchs Luft
Lupe Magnet Mais Maler Mandel Mantel Marder Markt Marmor Maske Mast Mauer Maus Meer Meise Melone
Messer Milch Minze Mittag Mohn Molch Monat Mond Moos Morgen Motor Muschel Musik Mutter Nabel Nacht
Nadel Nagel Name Nase Nebel Neffe Nelke Nest Netz Nordsee Note Nudel Nuss Obst Ofen Ohr Oktober
Olive Onkel Oper Orgel Osten Otter Paar Paket Palme Panther Papier Pappel Pause Perle Pfanne Pfau
Pfeffer Pfeil Pferd Pfirsich Pflaume Pforte Pilz Pinsel Plan Platz Pokal Post Preis Prinz Pudel
Pult Puppe Quelle Quitte Rabe Rad Radio Rahmen Rakete Rasen Rathaus Raupe Regal Regen Reifen Reis
Reise Riegel Riese Rinde Ring Rock Roggen Rohr Rolle Rose Rost Ruder Saal Sack Saft Salat Salbe
Salz Samt Sand Sattel Schaf Schal Schere Scheune Schiff Schild Schirm Schnee Schrank Schuh Schule
Schwan See Segel Seife Sessel Sieb Silber Socke Sofa Sommer Sonne Spargel Specht Spiegel Spinne
Stadt Stall Stein Stempel Stern Stiefel Storch Strand Stuhl Suppe Tafel Tal Tanne Tasche Taube
Teich Teller Teppich Tiger Tinte Tisch Topf Torte Traube Treppe Trommel Tulpe Turm Ufer Vase Vogel
Vulkan Waage Wald Wand Wanne Wecker Weide Wein Welle Wespe Wiese Wind Winkel Winter Wolf Wolke
Wolle Wurm Wurzel Zahn Zaun Zebra Zelt Ziege Zimmer Zirkus Zucker Zug Zwerg Zwiebel
`
  .trim()
  .split(/\s+/)

const BITS = 9
const COUNT = 6

/** @param fingerprint at least seven bytes (`join-request.ts`) */
export function wordsOf(fingerprint: Uint8Array): string[] {
  const bits = Array.from(fingerprint.slice(0, 8), (byte) => byte.toString(2).padStart(8, '0'))
  const all = bits.join('')
  return Array.from({ length: COUNT }, (_, index) => {
    const place = Number.parseInt(all.slice(index * BITS, (index + 1) * BITS), 2)
    return WORDS[place] ?? ''
  })
}

/** How many words there are; a power of two, so that each is as likely as any other. */
export const WORD_COUNT = WORDS.length
