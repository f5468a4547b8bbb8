#include "demo/people.hpp"

#include <fmt/core.h>

#include <array>
#include <utility>

#include "platform/core/text.hpp"

namespace billspay::demo {
namespace {

using std::chrono::days;
using std::chrono::duration_cast;
using std::chrono::microseconds;

constexpr auto first_names = std::to_array<std::string_view>(
    {"Aaliyah", "Aaron",  "Abigail", "Adaeze",  "Ahmed",   "Aiko",     "Alejandra", "Alina",
     "Amara",   "Amelia", "Amir",    "Ana",     "Andre",   "Anika",    "Antonio",   "Aroha",
     "Arjun",   "Asha",   "Astrid",  "Aylin",   "Beatriz", "Bao",      "Bianca",    "Björn",
     "Camille", "Carlos", "Chidi",   "Chloé",   "Clara",   "Daniel",   "Darius",    "Deepa",
     "Diego",   "Dina",   "Dmitri",  "Elena",   "Elif",    "Elijah",   "Emeka",     "Emma",
     "Esther",  "Ethan",  "Fatima",  "Felix",   "Fiona",   "Gabriel",  "Gloria",    "Grace",
     "Hana",    "Haruto", "Hassan",  "Helena",  "Hiro",    "Hugo",     "Ibrahim",   "Ines",
     "Ingrid",  "Isaac",  "Ivy",     "Jada",    "Jamal",   "Jasmine",  "Jin",       "Joanna",
     "Johan",   "José",   "Julia",   "Kaito",   "Kamala",  "Karim",    "Kavya",     "Keisha",
     "Kenji",   "Kofi",   "Lars",    "Leila",   "Liam",    "Lien",     "Linh",      "Lucia",
     "Łukasz",  "Lupe",   "Maeve",   "Mai",     "Malik",   "Marcus",   "Mariam",    "Marisol",
     "Mateo",   "Maya",   "Mei",     "Miguel",  "Mina",    "Mohamed",  "Nadia",     "Naomi",
     "Nia",     "Nikhil", "Noah",    "Noor",    "Olga",    "Olivia",   "Omar",      "Oscar",
     "Paolo",   "Pedro",  "Petra",   "Pilar",   "Priya",   "Quinn",    "Rafael",    "Ravi",
     "Renée",   "Rosa",   "Ruth",    "Samuel",  "Sana",    "Santiago", "Sarah",     "Sean",
     "Simone",  "Sofia",  "Søren",   "Stella",  "Tariq",   "Tatiana",  "Tenzin",    "Thandi",
     "Theo",    "Tomás",  "Uma",     "Valeria", "Viktor",  "Wanjiru",  "Wei",       "William",
     "Yara",    "Yasmin", "Yuki",    "Yusuf",   "Zainab",  "Zara",     "Zoë",       "Zuri"});

constexpr auto last_names = std::to_array<std::string_view>(
    {"Abebe",     "Achterberg", "Adeyemi",    "Ahmadi",    "Alvarez",   "Andersen", "Anderson",
     "Baker",     "Banerjee",   "Becker",     "Begay",     "Bennett",   "Bianchi",  "Brown",
     "Campbell",  "Carter",     "Castillo",   "Chang",     "Chavez",    "Chen",     "Cohen",
     "Cooper",    "Costa",      "Cruz",       "Dang",      "Davis",     "De Souza", "Delgado",
     "Diallo",    "Dubois",     "Edwards",    "El-Sayed",  "Eriksen",   "Evans",    "Farah",
     "Fernández", "Fischer",    "Flores",     "Foster",    "Friedman",  "Garcia",   "Gill",
     "Goldberg",  "Gonzalez",   "Green",      "Gupta",     "Gutierrez", "Hall",     "Hansen",
     "Haque",     "Harris",     "Hassan",     "Hernandez", "Ho",        "Horvath",  "Huang",
     "Hughes",    "Hussein",    "Ito",        "Ivanov",    "Jackson",   "Jansen",   "Jensen",
     "Jimenez",   "Johnson",    "Jones",      "Kamau",     "Kang",      "Kapoor",   "Karlsson",
     "Kaya",      "Kelly",      "Khan",       "Kim",       "Kowalski",  "Kumar",    "Larsen",
     "Lee",       "Levy",       "Lewis",      "Li",        "Lopez",     "Mahlangu", "Martin",
     "Martinez",  "McCarthy",   "Mehta",      "Mendoza",   "Mensah",    "Miller",   "Mitchell",
     "Mohammed",  "Moore",      "Morales",    "Moreau",    "Müller",    "Murphy",   "Nakamura",
     "Nelson",    "Ngo",        "Nguyen",     "Nowak",     "O'Brien",   "O'Connor", "Oduya",
     "Okafor",    "Okonkwo",    "Olsen",      "Ortiz",     "Osei",      "Owens",    "Papadopoulos",
     "Parker",    "Patel",      "Perez",      "Petrov",    "Pham",      "Phillips", "Popescu",
     "Price",     "Quispe",     "Ramirez",    "Reddy",     "Reyes",     "Rivera",   "Roberts",
     "Robinson",  "Rojas",      "Rossi",      "Roy",       "Russo",     "Sánchez",  "Santos",
     "Sato",      "Schneider",  "Scott",      "Shah",      "Sharma",    "Silva",    "Singh",
     "Smith",     "Suzuki",     "Svensson",   "Takahashi", "Tanaka",    "Taylor",   "Thomas",
     "Torres",    "Tran",       "Turner",     "Uddin",     "Vargas",    "Vasquez",  "Virtanen",
     "Walker",    "Wang",       "Washington", "Weber",     "Williams",  "Wilson",   "Wright",
     "Wu",        "Yamamoto",   "Yilmaz",     "Young",     "Zhang",     "Zhou",     "Zimmermann"});

constexpr auto streets = std::to_array<std::string_view>(
    {"Alder Street",     "Bayview Avenue",    "Birch Lane",    "Bridge Street",
     "Cedar Court",      "Chestnut Street",   "Church Street", "College Avenue",
     "Dogwood Drive",    "Elm Street",        "Fairview Road", "Forest Avenue",
     "Franklin Street",  "Garden Way",        "Harbor Road",   "Hickory Lane",
     "Hillcrest Drive",  "Jefferson Avenue",  "Juniper Court", "Lake Shore Drive",
     "Lincoln Avenue",   "Magnolia Street",   "Maple Avenue",  "Meadow Lane",
     "Mill Road",        "Oak Street",        "Orchard Road",  "Park Avenue",
     "Pine Street",      "Prospect Street",   "River Road",    "Spring Street",
     "Sunset Boulevard", "Sycamore Lane",     "Union Street",  "Valley View Road",
     "Walnut Street",    "Washington Street", "Willow Drive",  "2nd Street"});

struct City {
  std::string_view name;
  std::string_view state;
  int postal_code;  // the first of its block of ten or more
  int area;         // telephone
};
constexpr auto cities =
    std::to_array<City>({{"Albuquerque", "NM", 87101, 505},    {"Anchorage", "AK", 99501, 907},
                         {"Atlanta", "GA", 30301, 404},        {"Austin", "TX", 78701, 512},
                         {"Baltimore", "MD", 21201, 410},      {"Boise", "ID", 83701, 208},
                         {"Boston", "MA", 2108, 617},          {"Buffalo", "NY", 14201, 716},
                         {"Charlotte", "NC", 28201, 704},      {"Chicago", "IL", 60601, 312},
                         {"Cleveland", "OH", 44101, 216},      {"Columbus", "OH", 43201, 614},
                         {"Dallas", "TX", 75201, 214},         {"Denver", "CO", 80201, 303},
                         {"Des Moines", "IA", 50301, 515},     {"Detroit", "MI", 48201, 313},
                         {"Fresno", "CA", 93701, 559},         {"Hartford", "CT", 6101, 860},
                         {"Honolulu", "HI", 96801, 808},       {"Houston", "TX", 77001, 713},
                         {"Indianapolis", "IN", 46201, 317},   {"Jersey City", "NJ", 7302, 201},
                         {"Kansas City", "MO", 64101, 816},    {"Las Vegas", "NV", 89101, 702},
                         {"Los Angeles", "CA", 90001, 213},    {"Louisville", "KY", 40201, 502},
                         {"Madison", "WI", 53701, 608},        {"Memphis", "TN", 38101, 901},
                         {"Miami", "FL", 33101, 305},          {"Minneapolis", "MN", 55401, 612},
                         {"New Orleans", "LA", 70112, 504},    {"New York", "NY", 10001, 212},
                         {"Oakland", "CA", 94601, 510},        {"Omaha", "NE", 68101, 402},
                         {"Philadelphia", "PA", 19101, 215},   {"Phoenix", "AZ", 85001, 602},
                         {"Pittsburgh", "PA", 15201, 412},     {"Portland", "OR", 97201, 503},
                         {"Providence", "RI", 2903, 401},      {"Raleigh", "NC", 27601, 919},
                         {"Salt Lake City", "UT", 84101, 801}, {"San Antonio", "TX", 78201, 210},
                         {"San Diego", "CA", 92101, 619},      {"Seattle", "WA", 98101, 206},
                         {"Tampa", "FL", 33601, 813},          {"Washington", "DC", 20001, 202}});

// What an address keeps of a name: small letters of ASCII.
std::string for_address(std::string_view name) {
  static constexpr auto plain =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"á", "a"},
                                                                    {"é", "e"},
                                                                    {"ë", "e"},
                                                                    {"ó", "o"},
                                                                    {"ö", "o"},
                                                                    {"ø", "o"},
                                                                    {"ü", "u"},
                                                                    {"Ł", "l"},
                                                                    {"ł", "l"}});
  std::string text(name);
  for (const auto& [letter, replacement] : plain) {
    if (const auto found = text.find(letter); found != std::string::npos) {
      text.replace(found, letter.size(), replacement);
    }
  }
  std::erase_if(text, [](char c) { return c == ' ' || c == '\'' || c == '-'; });
  return ascii_lower(text);
}

void give_status(Person& person, Dice& dice) {
  const auto draw = dice.below(100);
  person.kyc_status = "APPROVED";
  if (draw >= 97) {
    person.kyc_status = "PENDING";
  } else if (draw == 96) {
    person.kyc_status = "NEEDS_INFO";
    person.kyc_reason = "The address could not be confirmed. A recent utility bill is needed.";
  } else if (draw == 95) {
    person.kyc_status = "REJECTED";
    person.kyc_reason = "The documents did not match the details given.";
  }
}

void give_home_and_birth(Person& person, Dice& dice) {
  const City& city = dice.pick(cities);
  person.city = city.name;
  person.state = city.state;
  person.postal_code = fmt::format("{:05}", city.postal_code + dice.between(0, 9));
  // 555-01xx is kept free for invented numbers.
  person.phone = fmt::format("+1 {} 555 01{:02}", city.area, dice.below(100));
  person.address_line1 = fmt::format("{} {}", dice.between(2, 980), dice.pick(streets));
  person.date_of_birth = fmt::format("{}-{:02}-{:02}", dice.between(1942, 2006),
                                     dice.between(1, 12), dice.between(1, 28));
  person.ssn_last4 = fmt::format("{:04}", dice.between(1, 9999));
}

struct Named {
  std::string_view first_name;
  std::string_view last_name;
  std::string_view email;
  std::string_view kyc_status;
  days before;
};
constexpr std::array<Named, named_people> named{
    {{"Ada", "Lindqvist", "ada@demo.test", "APPROVED", days(1096)},
     {"Ben", "Okoro", "ben@demo.test", "APPROVED", days(940)},
     {"Cleo", "Marchetti", "cleo@demo.test", "PENDING", days(2)}}};

}  // namespace

std::uint64_t Dice::next() noexcept {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

Uuid demo_id(Kind kind, std::uint64_t index, Timestamp at) noexcept {
  const auto milliseconds = static_cast<std::uint64_t>(
      duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count());
  // Times an odd number modulo 2^62: as different as before, and scattered.
  const std::uint64_t source = (std::uint64_t{std::to_underlying(kind)} << 56U) | index;
  const std::uint64_t tail = (source * 0x9E3779B97F4A7C15U) & ((std::uint64_t{1} << 62U) - 1);
  Uuid id;
  for (unsigned i = 0; i < 6; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40U - 8U * i));
  }
  const std::uint64_t middle = Dice(source).next();
  id.bytes[6] = static_cast<std::uint8_t>(0x70U | (middle & 0x0FU));
  id.bytes[7] = static_cast<std::uint8_t>(middle >> 8U);
  for (unsigned i = 0; i < 8; ++i) {
    id.bytes[8 + i] = static_cast<std::uint8_t>(tail >> (56U - 8U * i));
  }
  id.bytes[8] = static_cast<std::uint8_t>(0x80U | (id.bytes[8] & 0x3FU));
  return id;
}

std::string demo_customer_number(std::uint64_t index) {
  // The factor has no divisor in common with the count of numbers, so no number comes twice.
  constexpr std::uint64_t count = 90'000'000'000;
  constexpr std::uint64_t factor = 61'803'399;
  std::string digits = std::to_string(10'000'000'000 + (index * factor + 7'182'818'284) % count);
  for (char check = '0'; check <= '9'; ++check) {
    digits.push_back(check);
    if (luhn_valid(digits)) break;
    digits.pop_back();
  }
  return digits;
}

Person make_person(std::uint64_t index, std::uint64_t total, Timestamp loaded_at) {
  Dice dice(index);
  Person person{};
  give_home_and_birth(person, dice);
  person.customer_number = demo_customer_number(index);
  if (index < named_people) {
    const Named& known = named[index];
    person.first_name = known.first_name;
    person.last_name = known.last_name;
    person.email = known.email;
    person.kyc_status = known.kyc_status;
    person.created_at = loaded_at - known.before;
  } else {
    person.first_name = dice.pick(first_names);
    person.last_name = dice.pick(last_names);
    person.email = fmt::format("{}.{}.{}@demo.test", for_address(person.first_name),
                               for_address(person.last_name), index);
    give_status(person, dice);
    constexpr auto span = duration_cast<microseconds>(days(1095));
    const microseconds step = span / static_cast<std::int64_t>(total);
    const auto within =
        static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(step.count())));
    person.created_at =
        loaded_at - days(1096) + step * static_cast<std::int64_t>(index) + microseconds(within);
  }
  person.id = demo_id(Kind::customer, index, person.created_at);
  return person;
}

}  // namespace billspay::demo
