#include "legacy/importer.hpp"

#include <exception>
#include <stdexcept>

#include "legacy/tables.hpp"
#include "platform/core/task.hpp"
#include "platform/postgres/bytea.hpp"
#include "resources/audit_events/blocking_record.hpp"
#include "resources/payment_methods/brand.hpp"
#include "resources/payment_methods/payment_methods.hpp"
#include "resources/payment_methods/service.hpp"

namespace billspay::legacy {
namespace {

using postgres::BlockingConnection;
using postgres::to_bytea;
using Value = BlockingConnection::Value;

Value number(std::optional<int> value) {
  return value ? Value(std::to_string(*value)) : std::nullopt;
}

Uuid uuid(const std::string& text) { return Uuid::parse(text).value_or(Uuid()); }

}  // namespace

Importer::Importer(Source& source, BlockingConnection& owner, const Keys& keys,
                   const Options& options, std::string admin_id, Report& report)
    : source_(source),
      owner_(owner),
      keys_(keys),
      options_(options),
      admin_id_(std::move(admin_id)),
      report_(report),
      processor_(keys.processor) {}

void Importer::begin() { owner_.execute("BEGIN"); }

void Importer::commit() {
  if (!options_.write) return;
  owner_.execute("COMMIT");
  begin();
}

void Importer::run() {
  begin();
  owner_.execute(
      "CREATE SCHEMA IF NOT EXISTS legacy_import; "
      "CREATE TABLE IF NOT EXISTS legacy_import.ids (\"table\" text NOT NULL, "
      "old_id text NOT NULL, new_id uuid NOT NULL, imported_at timestamptz NOT NULL DEFAULT now(), "
      "CONSTRAINT ids_pkey PRIMARY KEY (\"table\", old_id))");
  for (const auto& row : owner_.query("SELECT \"table\", old_id, new_id FROM legacy_import.ids")) {
    ids_[row[0].value_or("")][row[1].value_or("")] = row[2].value_or("");
  }
  each(agent_table, &Importer::take_agent);
  each(customer_table, &Importer::take_customer);
  each(payment_method_table, &Importer::take_payment_method);
  each(biller_table, &Importer::take_biller);
  each(receipt_table, &Importer::take_receipt);
  each(assignment_table, &Importer::take_assignment);
  audit_counts();
  owner_.execute(options_.write ? "COMMIT" : "ROLLBACK");
}

void Importer::each(const Table& table, Take take) {
  Tally& tally = report_.begin(table.name);
  const auto total = source_.count(table);
  auto& known = ids_[std::string(table.name)];
  const auto use = [&](const Row& row) {
    ++tally.read;
    const auto old_id = id_of(row);
    if (known.contains(old_id)) {
      ++tally.there_already;
      return;
    }
    const auto new_id = (this->*take)(row);
    if (!new_id) return;
    owner_.query("INSERT INTO legacy_import.ids (\"table\", old_id, new_id) VALUES ($1, $2, $3)",
                 {std::string(table.name), old_id, new_id});
    known.emplace(old_id, *new_id);
    ++tally.imported;
  };
  source_.read(table, options_.batch, use, [&] {
    commit();
    bar_.show(table.name, tally.read, total);
  });
}

std::optional<std::string> Importer::refuse(const Row& row, std::string_view reason) {
  report_.refuse(id_of(row), reason);
  return std::nullopt;
}

std::optional<std::string> Importer::imported(std::string_view table, const Row& row,
                                              std::string_view column) {
  const auto& known = ids_[std::string(table)];
  const auto found = known.find(row.text(column));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

bool Importer::add(const std::string& sql, const std::vector<Value>& values) {
  return !owner_.query(sql + " ON CONFLICT DO NOTHING RETURNING 1", values).empty();
}

std::optional<std::string> Importer::take_agent(const Row& row) {
  const auto agent = judge_agent(row);
  if (!agent) return refuse(row, agent.error());
  auto id = AgentId::make().to_string();
  const bool added =
      add("INSERT INTO agents (id, username, password_hash, full_name, email, phone, is_active) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7)",
          {id, agent->username, agent->password_hash, agent->full_name, agent->email, agent->phone,
           agent->active ? "t" : "f"});
  if (!added) return refuse(row, "another agent has this username");
  audit("agent.imported", "agent", id, "");
  return id;
}

bool Importer::is_free(const std::string& number) {
  return !number.empty() &&
         owner_.query("SELECT FROM users WHERE customer_number = $1", {number}).empty();
}

std::optional<std::string> Importer::take_customer(const Row& row) {
  auto customer = judge_customer(row);
  if (!customer) return refuse(row, customer.error());
  if (customer->removed) return refuse(row, "was removed there and stays there");
  const auto& person = customer->person;
  const bool keeps_number =
      !customer->customer_number.empty() && is_free(customer->customer_number);
  while (!keeps_number && !is_free(customer->customer_number)) {
    customer->customer_number = customer_number::random();
  }
  const auto id = CustomerId::make();
  const auto created_at = format_timestamp(customer->created_at);
  const bool added = add(
      "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
      "ssn_last4, identity_hash, phone, address_line1, address_line2, city, state, "
      "postal_code, customer_number, kyc_status, email_verified_at, created_at, updated_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'APPROVED', "
      "now(), $16, $16)",
      {id.to_string(), person.email, person.password.reveal(), person.first_name, person.last_name,
       to_bytea(keys_.cipher.seal("users.date_of_birth", id.value, customer->date_of_birth)),
       to_bytea(keys_.cipher.seal("users.ssn_last4", id.value, person.ssn_last4.reveal())),
       to_bytea(customers::identity_hash(keys_.hashes, person.ssn_last4.reveal(),
                                         customer->date_of_birth, person.first_name,
                                         person.last_name)),
       person.phone, person.address_line1, person.address_line2, person.city, person.state,
       person.postal_code, customer->customer_number, created_at});
  if (!added) return refuse(row, "another customer has this e-mail address");
  approve(id.to_string(), customer->created_at);
  audit("customer.imported", "customer", id.to_string(), id.to_string());
  if (!keeps_number) report_.note(id_of(row), "has a new customer number");
  return id.to_string();
}

// As a decision of the admin who answers for the import.
void Importer::approve(const std::string& customer, Timestamp created_at) {
  owner_.query(
      "INSERT INTO kyc_decisions (id, user_id, user_version, decision, reason, admin_id) "
      "VALUES ($1, $2, 1, 'APPROVED', $3, $4)",
      {KycDecisionId::make().to_string(), customer,
       "Imported from the earlier system, a customer since " +
           format_timestamp(created_at).substr(0, 10) + ".",
       admin_id_});
}

vault::StoredAccount Importer::store(const std::string& customer, const SecretString& number) {
  std::optional<Result<vault::StoredAccount>> stored;
  std::exception_ptr failure;
  spawn(processor_.store({CustomerId(uuid(customer)), number, {}}),
        [&](const std::exception_ptr& thrown, std::optional<Result<vault::StoredAccount>> result) {
          failure = thrown;
          stored = std::move(result);
        });
  if (failure) std::rethrow_exception(failure);
  // The sealed box answers at once.
  if (!stored || !*stored) throw std::runtime_error("An account number could not be sealed.");
  return std::move(**stored);
}

std::optional<std::string> Importer::take_payment_method(const Row& row) {
  const auto customer = imported(customer_table.name, row, "userId");
  if (!customer) return refuse(row, "its customer was not imported");
  const auto method = judge_payment_method(row, keys_.numbers);
  if (!method) return refuse(row, method.error());
  const auto counted = owner_.query(
      "SELECT count(*) < $2 FROM payment_methods WHERE user_id = $1 AND deleted_at IS NULL",
      {customer, std::to_string(payment_methods::methods_per_customer)});
  if (counted[0][0] != "t") return refuse(row, "its customer's wallet is full");
  const bool bank = method->type == payment_methods::Type::bank_account;
  const auto& account = method->account_number.reveal();
  const auto stored = store(*customer, method->account_number);
  auto id = PaymentMethodId::make().to_string();
  const Value brand = bank ? std::nullopt : Value(payment_methods::brand_of(account).name);
  const auto routing = method->routing_number.value_or("");
  const auto address = method->billing_address.value_or(payment_methods::BillingAddress());
  const auto given = [&](const std::string& text) { return text.empty() ? Value() : Value(text); };
  const bool added = add(
      "INSERT INTO payment_methods (id, user_id, type, provider, account_number, account_hash, "
      "last4, cardholder_name, nickname, exp_month, exp_year, brand, routing_number, account_type, "
      "owner_name, billing_address_line1, billing_address_line2, billing_city, billing_state, "
      "billing_postal_code, is_default, created_at) "
      "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
      "$19, $20, NOT EXISTS (SELECT FROM payment_methods WHERE user_id = $2 AND is_default AND "
      "deleted_at IS NULL), $21",
      {id,
       customer,
       std::string(name_of(method->type)),
       method->provider.value_or(brand.value_or("Bank")),
       stored.token,
       to_bytea(payment_methods::account_hash(keys_.hashes, routing, account)),
       account.substr(account.size() - 4),
       method->cardholder_name,
       method->nickname,
       number(method->exp_month),
       number(method->exp_year),
       brand,
       bank ? Value("*****" + routing.substr(5)) : Value(),
       method->account_type ? Value(name_of(*method->account_type)) : Value(),
       method->owner_name,
       given(address.line1),
       address.line2,
       given(address.city),
       given(address.state),
       given(address.postal_code),
       format_timestamp(moment(row.get("createdAt")).value_or(now()))});
  if (!added) return refuse(row, "the same account is in this wallet already");
  owner_.query(
      "INSERT INTO vault_accounts (token, user_id, key_id, sealed) VALUES ($1, $2, $3, $4)",
      {stored.token, customer, stored.key_id, to_bytea(stored.sealed)});
  audit("payment-method.imported", "payment-method", id, *customer);
  return id;
}

std::optional<std::string> Importer::take_biller(const Row& row) {
  const auto customer = imported(customer_table.name, row, "userId");
  if (!customer) return refuse(row, "its customer was not imported");
  const auto biller = judge_biller(row);
  if (!biller) return refuse(row, biller.error());
  auto id = BillerId::make().to_string();
  const bool added =
      add("INSERT INTO billers (id, user_id, name, category, account_id, contact_info, created_at) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7)",
          {id, customer, biller->name, std::string(name_of(biller->category)), biller->account_id,
           biller->contact_info, format_timestamp(moment(row.get("createdAt")).value_or(now()))});
  if (!added) return refuse(row, "the customer has this account with this biller already");
  return id;
}

std::optional<std::string> Importer::take_receipt(const Row& row) {
  const auto customer = imported(customer_table.name, row, "userId");
  if (!customer) return refuse(row, "its customer was not imported");
  const auto biller = imported(biller_table.name, row, "billerId");
  if (!biller) return refuse(row, "its biller was not imported");
  const auto bill = judge_receipt(row);
  if (!bill) return refuse(row, bill.error());
  const auto own =
      owner_.query("SELECT FROM billers WHERE user_id = $1 AND id = $2", {customer, biller});
  if (own.empty()) return refuse(row, "its biller is another customer's");
  auto id = ReceiptId::make().to_string();
  const bool added =
      add("INSERT INTO receipts (id, user_id, biller_id, biller_name, biller_category, amount, "
          "paid_on, confirmation, notes, created_at) "
          "SELECT $1, user_id, id, name, category, $4, $5, $6, $7, $8 FROM billers "
          "WHERE user_id = $2 AND id = $3",
          {id, customer, biller, bill->receipt.amount.to_string(), format_timestamp(bill->paid_on),
           bill->confirmation, bill->receipt.notes,
           format_timestamp(moment(row.get("createdAt")).value_or(now()))});
  if (!added) return refuse(row, "this biller has a receipt with this confirmation already");
  return id;
}

std::optional<std::string> Importer::take_assignment(const Row& row) {
  const auto agent = imported(agent_table.name, row, "agentId");
  if (!agent) return refuse(row, "its agent was not imported");
  const auto customer = imported(customer_table.name, row, "userId");
  if (!customer) return refuse(row, "its customer was not imported");
  add("INSERT INTO agent_customer_assignments (agent_id, user_id, assigned_at) VALUES ($1, $2, $3)",
      {agent, customer, format_timestamp(moment(row.get("assignedAt")).value_or(now()))});
  return customer;
}

void Importer::audit(std::string_view action, std::string_view object_kind,
                     const std::string& object, const std::string& customer) {
  if (!options_.write) return;
  audit_events::Event event{
      .action = action, .object_kind = object_kind, .object_id = Uuid::parse(object)};
  if (!customer.empty()) event.customer = CustomerId(uuid(customer));
  event.reason = "import";
  audit_events::record(owner_, keys_.ledger, audit_events::system("import"), std::move(event));
}

void Importer::audit_counts() {
  if (!options_.write) return;
  audit_events::Event event{.action = "legacy.imported", .object_kind = "database"};
  event.after = report_.counts_json();
  audit_events::record(owner_, keys_.ledger, audit_events::system("import"), std::move(event));
}

}  // namespace billspay::legacy
