#include "demo/seed.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "demo/bills.hpp"
#include "demo/copy_rows.hpp"
#include "demo/people.hpp"
#include "demo/set_aside.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/core/text.hpp"
#include "resources/customers/customers.hpp"
#include "resources/payment_methods/payment_methods.hpp"

namespace billspay::demo {
namespace {

using postgres::BlockingConnection;
using std::chrono::hours;
using std::chrono::minutes;

// Who has how many bills. The named ones get theirs every month.
struct Share {
  std::uint64_t billers;
  std::uint64_t receipts;
  bool monthly;
};

const std::vector<std::string> large_tables{"users", "billers", "receipts"};

bool measuring(const SeedOptions& options) { return options.customers > 1000; }

Share share_of(std::uint64_t person, const SeedOptions& options) {
  constexpr std::array<std::uint64_t, named_people> named_billers{8, 5, 2};
  constexpr std::uint64_t some = 18;  // with the named ones, sixty billers
  if (person < named_people) return {named_billers[person], 0, true};
  if (measuring(options)) return {3, 10, false};
  return person < some ? Share{3, 18, false} : Share{0, 0, false};
}

std::vector<Payment> payments_of(std::uint64_t index, const Person& person,
                                 const SeedOptions& options) {
  const Share share = share_of(index, options);
  if (share.monthly) {
    return monthly_payments(index, share.billers, person.created_at, options.loaded_at);
  }
  if (share.receipts == 0) return {};
  return spread_payments(index, share.billers, share.receipts, person.created_at + hours(1),
                         options.loaded_at);
}

// An index of its own for each thing that a person has.
std::uint64_t numbered(std::uint64_t person, std::uint64_t which) { return person * 1024 + which; }

Timestamp biller_added_at(const Person& person, std::uint64_t which) {
  return person.created_at + minutes(5 + static_cast<int>(which));
}

Uuid biller_id(std::uint64_t index, const Person& person, std::uint64_t which) {
  return demo_id(Kind::biller, numbered(index, which), biller_added_at(person, which));
}

class Loader {
 public:
  Loader(BlockingConnection& owner, const SeedOptions& options)
      : owner_(owner),
        options_(options),
        processor_(options.processor),
        customers_(static_cast<std::uint64_t>(options.customers)) {}

  void load() {
    std::optional<SetAside> aside;
    if (measuring(options_)) aside.emplace(owner_, large_tables);
    load_staff();
    load_customers();
    load_payment_methods();
    load_assignments();
    load_billers();
    load_receipts();
    if (aside) aside->put_back(bar_);
  }

 private:
  Person person(std::uint64_t index) const {
    return make_person(index, customers_, options_.loaded_at);
  }
  Timestamp staff_since() const { return options_.loaded_at - hours(24 * 1100); }
  Uuid agent_id(std::uint64_t index) const { return demo_id(Kind::agent, index, staff_since()); }

  ProgressBar* progress() { return measuring(options_) ? &bar_ : nullptr; }

  void load_staff();
  void load_customers();
  void add_customer(CopyRows& rows, const Person& who, const std::string& password_hash);
  void load_payment_methods();
  void load_assignments();
  void load_billers();
  void load_receipts();
  vault::StoredAccount store(const Uuid& customer, std::string_view number);

  BlockingConnection& owner_;
  const SeedOptions& options_;
  vault::SealedBox processor_;
  std::uint64_t customers_;
  ProgressBar bar_;
};

std::string hashed(auth::Algorithm algorithm, std::string_view password) {
  return auth::hash_password(algorithm, SecretString(std::string(password)));
}

void Loader::load_staff() {
  CopyRows agents(owner_, "agents",
                  "id, username, password_hash, full_name, email, phone, created_at, updated_at", 2,
                  {});
  const std::string agent_hash = hashed(auth::Algorithm::bcrypt, agent_password);
  agents.add(agent_id(0), "dana", agent_hash, "Dana Whitfield", "dana@demo.test", "+1 800 555 0181",
             staff_since(), staff_since());
  agents.add(agent_id(1), "eli", agent_hash, "Eli Nakagawa", "eli@demo.test", "+1 800 555 0182",
             staff_since(), staff_since());
  agents.finish();
  CopyRows admins(owner_, "admins",
                  "id, username, password_hash, full_name, created_at, updated_at", 1);
  admins.add(demo_id(Kind::admin, 0, staff_since()), admin_username,
             hashed(auth::Algorithm::argon2id, admin_password), "Demo Administrator", staff_since(),
             staff_since());
  admins.finish();
}

void Loader::load_customers() {
  CopyRows rows(owner_, "users",
                "id, email, password_hash, first_name, last_name, date_of_birth, ssn_last4, "
                "identity_hash, phone, address_line1, city, state, postal_code, customer_number, "
                "kyc_status, kyc_reason, email_verified_at, created_at, updated_at",
                customers_, progress());
  // One hash for all: hashing a million passwords would take half a day.
  const std::string password_hash = hashed(auth::Algorithm::argon2id, customer_password);
  for (std::uint64_t i = 0; i < customers_; ++i) add_customer(rows, person(i), password_hash);
  rows.finish();
}

void Loader::add_customer(CopyRows& rows, const Person& who, const std::string& password_hash) {
  const std::optional<std::string_view> reason =
      who.kyc_reason.empty() ? std::nullopt : std::optional(who.kyc_reason);
  rows.add(who.id, who.email, password_hash, who.first_name, who.last_name,
           options_.cipher->seal("users.date_of_birth", who.id, who.date_of_birth),
           options_.cipher->seal("users.ssn_last4", who.id, who.ssn_last4),
           customers::identity_hash(*options_.hashes, who.ssn_last4, who.date_of_birth,
                                    who.first_name, who.last_name),
           who.phone, who.address_line1, who.city, who.state, who.postal_code, who.customer_number,
           who.kyc_status, reason, who.created_at + minutes(3), who.created_at, who.created_at);
}

vault::StoredAccount Loader::store(const Uuid& customer, std::string_view number) {
  std::optional<Result<vault::StoredAccount>> stored;
  std::exception_ptr failure;
  spawn(processor_.store({CustomerId(customer), SecretString(std::string(number)), {}}),
        [&](const std::exception_ptr& thrown, std::optional<Result<vault::StoredAccount>> result) {
          failure = thrown;
          stored = std::move(result);
        });
  if (failure) std::rethrow_exception(failure);
  // The sealed box answers at once.
  if (!stored || !*stored) throw std::runtime_error("The demo's account numbers were not stored.");
  return std::move(**stored);
}

struct Method {
  std::uint64_t person;
  std::string_view type;
  std::string_view provider;
  std::string_view number;
  std::string_view nickname;
  std::string_view brand;  // empty for a bank account
  bool is_default;
};
// Test numbers that every payment processor knows.
constexpr std::string_view test_routing_number = "110000000";
constexpr auto methods = std::to_array<Method>(
    {{0, "CREDIT_CARD", "Harbor Bank", "4242424242424242", "Everyday card", "Visa", true},
     {0, "DEBIT_CARD", "Lakeside Credit Union", "5555555555554444", "", "Mastercard", false},
     {0, "BANK_ACCOUNT", "Harbor Bank", "000123456789", "Household account", "", false},
     {1, "CREDIT_CARD", "Lakeside Credit Union", "5555555555554444", "", "Mastercard", false},
     {1, "BANK_ACCOUNT", "Lakeside Credit Union", "000111111116", "Salary account", "", true}});

void Loader::load_payment_methods() {
  struct Token {
    Uuid customer;
    vault::StoredAccount account;
    Timestamp at;
  };
  std::vector<Token> tokens;
  CopyRows rows(owner_, "payment_methods",
                "id, user_id, type, provider, account_number, account_hash, last4, "
                "cardholder_name, nickname, exp_month, exp_year, brand, routing_number, "
                "account_type, owner_name, billing_address_line1, billing_city, billing_state, "
                "billing_postal_code, is_default, created_at, updated_at",
                methods.size());
  const Date today(std::chrono::floor<std::chrono::days>(options_.loaded_at));
  for (std::size_t i = 0; i < methods.size(); ++i) {
    const Method& method = methods[i];
    const Person who = person(method.person);
    const std::string name = std::string(who.first_name) + " " + std::string(who.last_name);
    const Timestamp at = who.created_at + hours(24 * (1 + static_cast<int>(i)));
    const bool card = !method.brand.empty();
    const auto only_if = [](bool holds, auto value) {
      return holds ? std::optional(value) : std::nullopt;
    };
    tokens.push_back({who.id, store(who.id, method.number), at});
    rows.add(demo_id(Kind::payment_method, i, at), who.id, method.type, method.provider,
             tokens.back().account.token,
             payment_methods::account_hash(*options_.hashes, card ? "" : test_routing_number,
                                           method.number),
             method.number.substr(method.number.size() - 4), only_if(card, name),
             only_if(!method.nickname.empty(), method.nickname),
             only_if(card, 1 + static_cast<int>(i) * 3 % 12),
             only_if(card, static_cast<int>(today.year()) + 2 + static_cast<int>(i)),
             only_if(card, method.brand), only_if(!card, "*****0000"), only_if(!card, "CHECKING"),
             only_if(!card, name), who.address_line1, who.city, who.state, who.postal_code,
             method.is_default, at, at);
  }
  rows.finish();
  CopyRows accounts(owner_, "vault_accounts", "token, user_id, key_id, sealed, created_at",
                    tokens.size());
  for (const Token& token : tokens) {
    accounts.add(token.account.token, token.customer, token.account.key_id, token.account.sealed,
                 token.at);
  }
  accounts.finish();
}

void Loader::load_assignments() {
  CopyRows rows(owner_, "agent_customer_assignments", "agent_id, user_id, assigned_at", 0);
  const std::uint64_t known = std::min<std::uint64_t>(customers_, 12);
  for (std::uint64_t i = 0; i < known; ++i) {
    rows.add(agent_id(i % 2), person(i).id,
             options_.loaded_at - hours(7 * (1 + static_cast<int>(i))));
  }
  rows.finish();
}

void Loader::load_billers() {
  std::uint64_t total = 0;
  for (std::uint64_t i = 0; i < customers_; ++i) total += share_of(i, options_).billers;
  CopyRows rows(owner_, "billers",
                "id, user_id, name, category, account_id, contact_info, created_at, updated_at",
                total, progress());
  for (std::uint64_t i = 0; i < customers_; ++i) {
    const Person who = person(i);
    const std::uint64_t count = share_of(i, options_).billers;
    for (std::uint64_t which = 0; which < count; ++which) {
      const Company& company = company_of(i, which);
      const Timestamp at = biller_added_at(who, which);
      rows.add(biller_id(i, who, which), who.id, company.name, company.category,
               "AC-" + demo_customer_number(numbered(i, which)).substr(2), company.contact, at, at);
    }
  }
  rows.finish();
}

void Loader::load_receipts() {
  std::uint64_t total = 0;
  for (std::uint64_t i = 0; i < customers_; ++i) {
    total += i < named_people ? payments_of(i, person(i), options_).size()
                              : share_of(i, options_).receipts;
  }
  CopyRows rows(owner_, "receipts",
                "id, user_id, biller_id, biller_name, biller_category, amount, paid_on, "
                "confirmation, created_at, updated_at",
                total, progress());
  for (std::uint64_t i = 0; i < customers_; ++i) {
    const Person who = person(i);
    const auto payments = payments_of(i, who, options_);
    for (std::size_t k = 0; k < payments.size(); ++k) {
      const Payment& payment = payments[k];
      const Company& company = company_of(i, payment.biller);
      const Timestamp at = payment.paid_on + minutes(2);
      const std::uint64_t number = numbered(i, k);
      rows.add(demo_id(Kind::receipt, number, at), who.id, biller_id(i, who, payment.biller),
               company.name, company.category, payment.amount, payment.paid_on,
               confirmation(number), at, at);
    }
  }
  rows.finish();
}

void roll_back(BlockingConnection& owner) noexcept {
  try {
    owner.execute("ROLLBACK");
  } catch (const std::exception&) {
    return;  // the connection is gone; what went wrong before says more
  }
}

}  // namespace

bool seed(BlockingConnection& owner, const SeedOptions& options) {
  if (options.customers < static_cast<int>(named_people)) {
    throw std::runtime_error("The demo data needs at least three customers: ada, ben and cleo.");
  }
  const std::string marker = make_person(0, 1, options.loaded_at).email;
  if (!owner.query("SELECT FROM users WHERE lower(email) = $1", {marker}).empty()) return false;
  owner.execute("BEGIN");
  try {
    Loader(owner, options).load();
    owner.execute("COMMIT");
  } catch (...) {
    roll_back(owner);
    throw;
  }
  // The planner's figures, and the map that lets reads of an index skip the table.
  owner.execute("VACUUM (ANALYZE) users, billers, receipts, payment_methods");
  return true;
}

}  // namespace billspay::demo
