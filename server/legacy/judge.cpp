#include "legacy/judge.hpp"

#include <algorithm>

#include "platform/core/text.hpp"
#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"
#include "platform/json/writer.hpp"
#include "resources/agents/agents.hpp"

namespace billspay::legacy {
namespace {

namespace rules = json::rules;

constexpr std::size_t date_characters = 10;
constexpr std::size_t longest_name = 160;
constexpr std::size_t bcrypt_characters = 60;

// A request body as a client would have sent it; wiped in the end, for account numbers and SSN
// digits are in some.
class Body {
 public:
  Body() { body_.reserve(most_characters); }
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;
  ~Body() { wipe(body_.data(), body_.capacity()); }

  Body& secret(std::string_view name, const SecretString& value) {
    begin(name);
    json::append_string(body_, value.reveal());
    return *this;
  }
  Body& text(std::string_view name, const std::optional<std::string>& value) {
    if (!value) return *this;
    begin(name);
    json::append_string(body_, *value);
    return *this;
  }
  Body& number(std::string_view name, const std::optional<std::string>& value) {
    if (!value) return *this;
    if (value->find_first_not_of("0123456789") != value->npos || value->size() > 9) {
      return text(name, value);  // is refused for not being a number
    }
    begin(name);
    json::append_integer(body_, std::stol(*value));
    return *this;
  }
  Body& object(std::string_view name, const Body& value) {
    begin(name);
    body_ += value.body_ + "}";
    return *this;
  }
  [[nodiscard]] SecretString whole() const { return SecretString(body_ + "}"); }

 private:
  void begin(std::string_view name) {
    if (body_.size() > 1) body_ += ',';
    body_ += '"' + std::string(name) + "\":";
  }

  // Usually; a longer one moves and leaves a copy.
  static constexpr std::size_t most_characters = 8'192;

  std::string body_ = "{";
};

std::string reasons(const Problem& problem) {
  std::string all;
  for (const auto& error : problem.errors) {
    const std::string_view field = std::string_view(error.pointer).substr(error.pointer[0] == '#');
    all += (all.empty() ? "" : "; ") + std::string(field.substr(field.starts_with('/'))) + " " +
           error.detail;
  }
  return all.empty() ? "cannot be read" : all;
}

template <class T>
Judged<T> decode(const Body& body) {
  const auto text = body.whole();
  const auto document = json::Document::parse(text.reveal());
  if (!document) return std::unexpected("has text that is not valid UTF-8");
  auto value = json::decode<T>(*document);
  if (!value) return std::unexpected(reasons(value.error()));
  return std::move(*value);
}

std::optional<std::string> upper(std::optional<std::string> text) {
  if (!text) return text;
  for (char& c : *text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == ' ' || c == '-') c = '_';
  }
  return text;
}

std::optional<std::string> date(const std::optional<std::string>& text) {
  return text ? std::optional(text->substr(0, date_characters)) : std::nullopt;
}

// As our rules want amounts: no more than two decimals, which a float's text may not have.
std::optional<std::string> amount(std::optional<std::string> text) {
  if (!text) return text;
  const auto point = text->find('.');
  if (point == text->npos) return text;
  while (text->size() > point + 3 && text->ends_with('0')) text->pop_back();
  if (text->size() == point + 1) text->pop_back();
  return text;
}

bool usable_hash(std::string_view hash) {
  const bool bcrypt =
      hash.starts_with("$2a$") || hash.starts_with("$2b$") || hash.starts_with("$2y$");
  return (bcrypt && hash.size() == bcrypt_characters) || hash.starts_with("$argon2id$");
}

Timestamp created_at(const Row& row) { return moment(row.get("createdAt")).value_or(now()); }

// Either in the clear or sealed like the account number.
std::optional<std::string> routing_number(const Row& row, const NumberKey& key) {
  auto text = row.get("routingNumber");
  if (!text || text->find_first_not_of("0123456789- ") == text->npos) return text;
  const auto opened = key.open(*text);
  return opened ? std::optional(opened->reveal()) : text;
}

}  // namespace

std::optional<Timestamp> moment(const std::optional<std::string>& text) {
  if (!text || text->size() < date_characters) return std::nullopt;
  std::string moment = *text;
  if (moment.size() == date_characters) moment += "T00:00:00";
  moment[date_characters] = 'T';
  if (moment.ends_with("+00")) moment.resize(moment.size() - 3);
  const auto zone = moment.find_first_of("Z+-", date_characters);
  return parse_timestamp(zone == moment.npos ? moment + "Z" : moment);
}

Judged<Customer> judge_customer(const Row& row) {
  auto email = row.get("email");
  if (email) email = ascii_lower(*email);
  auto born = date(row.get("dateOfBirth"));
  const auto hash = row.get("passwordHash");
  if (!hash || !usable_hash(*hash)) {
    return std::unexpected("password is neither a bcrypt nor an Argon2id hash");
  }
  Body body;
  body.text("email", email).text("password", hash).text("firstName", row.get("firstName"));
  body.text("lastName", row.get("lastName")).text("dateOfBirth", born);
  body.text("ssnLast4", row.get("ssnLast4")).text("phone", row.get("phone"));
  body.text("addressLine1", row.get("addressLine1")).text("addressLine2", row.get("addressLine2"));
  body.text("city", row.get("city")).text("state", upper(row.get("state")));
  body.text("postalCode", row.get("postalCode"));
  auto person = decode<customers::NewCustomer>(body);
  if (!person) return std::unexpected(person.error());
  auto number = row.text("customerNumber");
  std::erase_if(number, [](char c) { return c == '-' || c == ' '; });
  if (!customer_number::valid(number)) number.clear();
  return Customer{std::move(*person), *born, number, created_at(row),
                  row.get("deletedAt").has_value() || row.get("isActive") == "false"};
}

Judged<payment_methods::NewPaymentMethod> judge_payment_method(const Row& row,
                                                               const NumberKey& key) {
  const auto sealed = row.get("accountNumber");
  if (!sealed) return std::unexpected("accountNumber is missing");
  const auto number = key.open(*sealed);
  if (!number) return std::unexpected("accountNumber does not open with this key");
  const auto last4 = row.get("last4");
  if (last4 && !number->reveal().ends_with(*last4)) {
    return std::unexpected("accountNumber does not end with last4");
  }
  Body body;
  const auto type = upper(row.get("type"));
  const bool bank = type == "BANK_ACCOUNT";
  body.text("type", type).text("provider", row.get("provider"));
  body.secret("accountNumber", *number).text("nickname", row.get("nickname"));
  if (bank) {
    body.text("routingNumber", routing_number(row, key));
    body.text("accountType", upper(row.get("accountType").value_or("CHECKING")));
    body.text("ownerName", row.get("ownerName") ? row.get("ownerName") : row.get("cardholderName"));
  } else {
    body.text("cardholderName", row.get("cardholderName"));
    body.number("expMonth", row.get("expMonth")).number("expYear", row.get("expYear"));
  }
  if (row.get("billingLine1")) {
    Body address;
    address.text("line1", row.get("billingLine1")).text("line2", row.get("billingLine2"));
    address.text("city", row.get("billingCity")).text("state", upper(row.get("billingState")));
    address.text("postalCode", row.get("billingPostalCode"));
    body.object("billingAddress", address);
  }
  return decode<payment_methods::NewPaymentMethod>(body);
}

Judged<billers::NewBiller> judge_biller(const Row& row) {
  auto category = upper(row.get("category"));
  if (!category || !from_name<billers::Category>(*category)) category = "OTHER";
  Body body;
  body.text("name", row.get("name")).text("category", category);
  body.text("accountId", row.get("accountId")).text("contactInfo", row.get("contactInfo"));
  return decode<billers::NewBiller>(body);
}

Judged<PaidBill> judge_receipt(const Row& row) {
  const auto paid_on = moment(row.get("paidOn"));
  if (!paid_on) return std::unexpected("paidOn is missing or not a time");
  auto confirmation = row.get("confirmation");
  if (!confirmation) confirmation = "OLD-" + upper(row.text("id").substr(0, 60)).value_or("");
  Body body;
  body.text("billerId", Uuid().to_string()).text("amount", amount(row.get("amount")));
  body.text("confirmation", confirmation).text("notes", row.get("notes"));
  body.text("paidOn", format_timestamp(*paid_on));
  auto receipt = decode<receipts::NewReceipt>(body);
  if (!receipt) return std::unexpected(receipt.error());
  auto kept = receipt->confirmation.value_or("");
  return PaidBill{std::move(*receipt), *paid_on, std::move(kept)};
}

Judged<Agent> judge_agent(const Row& row) {
  const auto username = agents::username_of(row.text("username"));
  if (!username) return std::unexpected("username " + std::string(agents::username_rule));
  Agent agent{*username,        row.text("passwordHash"), row.text("fullName"),
              row.get("email"), row.get("phone"),         row.get("isActive") != "false"};
  if (!usable_hash(agent.password_hash)) {
    return std::unexpected("password is neither a bcrypt nor an Argon2id hash");
  }
  if (auto wrong = rules::text(1, longest_name).accept(agent.full_name)) {
    return std::unexpected("fullName " + *wrong);
  }
  if (agent.email) {
    if (auto wrong = rules::email.accept(*agent.email)) return std::unexpected("email " + *wrong);
  }
  if (agent.phone) {
    if (auto wrong = rules::phone.accept(*agent.phone)) return std::unexpected("phone " + *wrong);
  }
  return agent;
}

}  // namespace billspay::legacy
