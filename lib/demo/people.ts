/** Made-up names for couples whose care is closed; kept sealed like everybody's. */
export const FIRST_NAMES =
  "Ada Aaron Adriana Akio Alma Anton Asha Bela Bruno Camille Carlo Cem Chiara Clara Colin Dana Dario Ebba Elif Emil Enzo Erik Esra Farah Felix Filip Greta Hana Hugo Ines Irma Ivo Jakob Jana Joris Julia Kemal Kira Lara Levi Lina Luca Maja Malik Marek Mila Nadia Nils Nina Noah Olga Oskar Pia Rafael Rosa Samir Selma Sofia Soren Tarek Tilda Tobias Vera Viktor Yara Yusuf Zoe".split(
    " ",
  );
export const LAST_NAMES =
  "Abara Albrecht Almeida Bakker Baroso Bergqvist Bianco Bortnik Calder Castanho Cerny Dalgaard Demir Dragan Eklund Engel Farago Fiala Garrido Gruber Haddad Halloran Hradil Ishikawa Jansky Kaminski Keller Kovac Lindgren Lombardi Madaki Marchetti Mendes Nakagawa Nemeth Novotny Okonjo Olsen Pavlov Pereira Quist Radic Rasmussen Sabatini Schuster Sedlak Tanaka Thorsen Ulrich Valente Varga Wagener Wozniak Yilmaz Zanetti".split(
    " ",
  );
