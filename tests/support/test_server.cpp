#include "tests/support/test_server.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "app/keys.hpp"
#include "app/resources.hpp"
#include "tests/support/consoles.hpp"

namespace billspay::test_support {
namespace {

namespace fs = std::filesystem;
namespace bj = boost::json;

const bj::value& contract() {
  static const bj::value parsed = bj::parse(app::whole_contract());
  return parsed;
}

// Whether a path of the contract ("/api/billers/{id}") is that of a request.
bool path_matches(std::string_view pattern, std::string_view path) {
  path = path.substr(0, path.find('?'));
  while (!pattern.empty() && !path.empty()) {
    const auto wanted = pattern.substr(0, std::min(pattern.find('/', 1), pattern.size()));
    const auto given = path.substr(0, std::min(path.find('/', 1), path.size()));
    const auto ending = wanted.substr(std::min(wanted.find('}') + 1, wanted.size()));
    const bool value = wanted.starts_with("/{") && given.size() > ending.size() + 1;
    if (wanted != given && !(value && given.ends_with(ending))) return false;
    pattern.remove_prefix(wanted.size());
    path.remove_prefix(given.size());
  }
  return pattern.empty() && path.empty();
}

int narrowness(std::string_view pattern) {
  if (pattern.find('{') == std::string_view::npos) return 2;
  return pattern.find("}.") == std::string_view::npos ? 0 : 1;
}

// The contract's entry for a request. Literal paths win over values, and values with an ending over
// those without, as in the router.
const bj::object* operation(std::string_view method, std::string_view path) {
  const bj::object* found = nullptr;
  int best = -1;
  if (method == "get") return nullptr;  // methods are case-sensitive
  for (const auto& entry : contract().at("paths").as_object()) {
    const std::string_view pattern(entry.key().data(), entry.key().size());
    if (!path_matches(pattern, path)) continue;
    std::string lower(method);
    for (char& c : lower) c = static_cast<char>(std::tolower(c));
    const auto* one = entry.value().as_object().if_contains(lower);
    if (one == nullptr) continue;
    if (narrowness(pattern) <= best) continue;
    best = narrowness(pattern);
    found = &one->as_object();
  }
  return found;
}

void compare_with_contract(std::string_view method, std::string_view path,
                           const ApiResponse& response) {
  const auto* one = operation(method, path);
  if (one == nullptr) return;  // 404, 405
  const auto* listed =
      one->at("responses").as_object().if_contains(std::to_string(response.status));
  if (const auto* reference =
          listed == nullptr ? nullptr : listed->as_object().if_contains("$ref")) {
    bj::error_code error;
    listed = contract().find_pointer(reference->as_string().subview(1), error);
  }
  ASSERT_NE(listed, nullptr) << method << " " << path << " answered " << response.status << " ("
                             << response.raw.body << "), which its contract does not list";
  if (response.problem().empty()) return;
  const std::string text = bj::serialize(*listed);
  EXPECT_NE(text.find("\"/problems/" + response.problem() + "\""), std::string::npos)
      << method << " " << path << " answered with problem " << response.problem()
      << ", which its contract does not list";
}

}  // namespace

std::string ApiResponse::problem() const {
  const auto* object = body.if_object();
  const auto* type = object == nullptr ? nullptr : object->if_contains("type");
  if (type == nullptr || !type->is_string()) return {};
  const std::string text(type->as_string());
  return text.starts_with("/problems/") ? text.substr(10) : "";
}

std::vector<std::string> ApiResponse::refused() const {
  std::vector<std::string> pointers;
  const auto* object = body.if_object();
  const auto* errors = object == nullptr ? nullptr : object->if_contains("errors");
  if (errors == nullptr) return pointers;
  for (const auto& error : errors->as_array()) {
    pointers.emplace_back(error.as_object().at("pointer").as_string());
  }
  return pointers;
}

std::optional<std::string> ApiResponse::cookie(std::string_view name) const {
  const std::string start = std::string(name) + "=";
  for (const auto& [key, value] : raw.headers) {
    if (key == "set-cookie" && value.starts_with(start)) {
      return value.substr(start.size(), value.find(';') - start.size());
    }
  }
  return std::nullopt;
}

const bj::array& ApiResponse::list(std::string_view name) const {
  return member(body, name)->as_array();
}

const bj::value* ApiResponse::member(const bj::value& value, std::string_view name) {
  const auto* object = value.if_object();
  const auto* found =
      object == nullptr ? nullptr : object->if_contains(bj::string_view(name.data(), name.size()));
  static const bj::value nothing;
  EXPECT_NE(found, nullptr) << "no member " << name << " in " << bj::serialize(value);
  return found == nullptr ? &nothing : found;
}

std::string ApiResponse::as_text(const bj::value& value) {
  if (const auto* text = value.if_string()) return std::string(*text);
  return bj::serialize(value);
}

ApiClient& ApiClient::with(std::string_view name, std::string_view value) {
  once_.append(name).append(": ").append(value).append("\r\n");
  return *this;
}

ApiResponse ApiClient::call(std::string_view method, std::string_view path, std::string_view json) {
  std::string request;
  request.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: ").append(host_);
  request += ":" + std::to_string(port_) + "\r\n";
  if (!token.empty()) request += "Authorization: Bearer " + token + "\r\n";
  if (!cookies.empty()) request += "Cookie: " + cookies + "\r\n";
  request += std::exchange(once_, {});
  if (!json.empty()) {
    request += "Content-Type: " + content_type +
               "\r\nContent-Length: " + std::to_string(json.size()) + "\r\n";
  }
  request.append("\r\n").append(json);
  if (!connection_) connection_ = std::make_unique<test::RawConnection>(port_);
  ApiResponse response;
  connection_->send(request);
  response.raw = connection_->read_response(method == "HEAD");
  response.status = response.raw.status;
  const bool over = !response.raw.complete || response.raw.header("connection") == "close";
  if (over) connection_.reset();
  bj::error_code error;
  response.body = bj::parse(response.raw.body, error);
  if (error) response.body = nullptr;
  const bool broken = response.status >= 500 && response.status != 503;
  EXPECT_TRUE(may_fail || !broken) << response.raw.body;
  if (contract_) compare_with_contract(method, path, response);
  return response;
}

TestServer::TestServer(TestServerOptions options)
    : TestServer(options, std::make_unique<TestDatabase>()) {}

TestServer::TestServer(TestServerOptions options, std::unique_ptr<TestDatabase> database)
    : database_(std::move(database)), environment_({}) {
  std::string directory = (fs::temp_directory_path() / "billspay-server-XXXXXX").string();
  if (::mkdtemp(directory.data()) == nullptr) throw std::runtime_error("no temporary directory");
  directory_ = directory;
  const auto keys = app::make_keys();
  for (const auto& [name, value] : keys.settings) environment_.set(name, value.reveal());
  environment_.set("VAULT_PRIVATE_KEY", keys.vault_private_key.reveal());
  environment_.set("DATABASE_URL", database_->server_url());
  for (const char* listener : {"PUBLIC_LISTEN", "ADMIN_LISTEN", "AGENT_LISTEN", "OPS_LISTEN"}) {
    environment_.set(listener, "127.0.0.1:0");
  }
  environment_.set("ADMIN_ALLOWED_HOSTS", "admin.localhost");
  environment_.set("AGENT_ALLOWED_HOSTS", "agent.localhost");
  environment_.set("PUBLIC_URL", "http://localhost");
  environment_.set("MAIL_URL", "file:" + (directory_ / "mail").string());
  environment_.set("THREADS", std::to_string(options.threads));
  environment_.set("THROTTLE_FACTOR", std::to_string(options.throttle_factor));
  environment_.set("LOG_LEVEL", "error");
  auto config = app::read_config(environment_);
  if (!config) throw std::runtime_error(config.error());
  application_ = std::make_unique<app::Application>(
      std::move(*config), options.consoles != nullptr ? *options.consoles : sample_consoles());
  if (!application_->wait_until_ready(std::chrono::seconds(30))) {
    throw std::runtime_error("the server does not get ready");
  }
}

TestServer::~TestServer() {
  application_.reset();
  std::error_code ignored;  // the directory is a temporary one
  fs::remove_all(directory_, ignored);
}

ApiClient TestServer::client(std::string_view listener, std::string host) const {
  return {port(listener), std::move(host), listener != "ops"};
}

std::uint16_t TestServer::port(std::string_view listener) const {
  return application_->address(listener).port;
}

std::string registration(const std::string& email, const std::string& password,
                         const std::string& first_name, const std::string& last_name) {
  return R"({"email":")" + email + R"(","password":")" + password + R"(","firstName":")" +
         first_name + R"(","lastName":")" + last_name +
         R"(","dateOfBirth":"1988-02-29","ssnLast4":"4821","phone":"(555) 010-0199",)"
         R"("addressLine1":"12 Canal Street","city":"Portland","state":"OR",)"
         R"("postalCode":"97201"})";
}

ApiResponse TestServer::register_customer(const std::string& email, const std::string& password) {
  auto client = public_client();
  for (int tries = 0;; ++tries) {
    auto response = client.post("/api/auth/register", registration(email, password));
    if (response.status != 503 || tries == 50) return response;  // hashing is saturated
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

SignedInCustomer TestServer::customer(const std::string& email, bool approved) {
  const auto registered = register_customer(email);
  EXPECT_EQ(registered.status, 201) << registered.raw.body;
  SignedInCustomer customer{registered.text("user", "id"), email, passphrase, public_client()};
  if (approved) {
    database_->query(
        "UPDATE users SET kyc_status = 'APPROVED', email_verified_at = now() WHERE id = $1",
        {customer.id});
  }
  const auto signed_in = customer.client.post(
      "/api/auth/login", R"({"email":")" + email + R"(","password":")" + passphrase + R"("})");
  EXPECT_EQ(signed_in.status, 200) << signed_in.raw.body;
  customer.client.token = signed_in.text("token");
  customer.client.cookies = "billspay_refresh=" + signed_in.cookie("billspay_refresh").value_or("");
  return customer;
}

SignedInStaff TestServer::agent(const std::string& username) {
  return staff(auth::Audience::agent, username);
}
SignedInStaff TestServer::admin(const std::string& username) {
  return staff(auth::Audience::admin, username);
}

SignedInStaff TestServer::staff(auth::Audience audience, const std::string& username) {
  const std::string name(name_of(audience));
  const auto id = Uuid::v7();
  const auto session = Uuid::v7();
  database_->query("INSERT INTO " + name + "s (id, username, password_hash, full_name) " +
                       "VALUES ($1, $2, 'none', $3)",
                   {id.to_string(), username, "Staff " + username});
  database_->query("INSERT INTO staff_sessions (id, " + name + "_id, user_agent, " +
                       "idle_expires_at, expires_at) VALUES ($1, $2, 'test', " +
                       "now() + interval '1 hour', now() + interval '1 hour')",
                   {session.to_string(), id.to_string()});
  const auto keys = app::read_config(environment_)->token_keys;
  SignedInStaff staff{id.to_string(), username, session.to_string(),
                      client(name, name + ".localhost")};
  staff.client.token = auth::TokenIssuer(keys).issue(audience, id, "", session);
  return staff;
}

std::string TestServer::add_biller(const std::string& customer_id, const std::string& name,
                                   const std::string& category) {
  const auto id = BillerId::make().to_string();
  database_->query(
      "INSERT INTO billers (id, user_id, name, category, account_id) VALUES ($1, $2, $3, $4, $5)",
      {id, customer_id, name, category, "AC-" + id.substr(24)});
  return id;
}

std::string TestServer::add_receipt(const std::string& customer_id, const std::string& biller_id,
                                    const std::string& amount, const std::string& paid_on) {
  const auto id = ReceiptId::make().to_string();
  database_->query(
      "INSERT INTO receipts (id, user_id, biller_id, biller_name, biller_category, amount, "
      "paid_on, confirmation) SELECT $1, user_id, id, name, category, $3::numeric, "
      "$4::timestamptz, $5 FROM billers WHERE id = $2 AND user_id = $6",
      {id, biller_id, amount, paid_on, "BP-" + id.substr(24), customer_id});
  return id;
}

std::string TestServer::mail_to(const std::string& email, std::string_view subject_part) {
  for (int tries = 0; tries < 300; ++tries) {
    std::error_code not_there_yet;
    for (const auto& file : fs::directory_iterator(directory_ / "mail", not_there_yet)) {
      std::ifstream stream(file.path());
      std::ostringstream text;
      text << stream.rdbuf();
      const std::string mail = text.str();
      if (file.path().extension() == ".eml" && mail.find(email) != std::string::npos &&
          mail.find(subject_part) != std::string::npos) {
        return mail;
      }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  ADD_FAILURE() << "no mail to " << email << " about " << subject_part;
  return {};
}

std::string TestServer::link_token(const std::string& mail) {
  // Quoted-printable: lines end with '=', '=3D' is '='.
  std::string text;
  for (std::size_t at = 0; at < mail.size(); ++at) {
    if (mail[at] == '=' && mail.compare(at, 3, "=\r\n") == 0) {
      at += 2;
    } else if (mail[at] == '=' && mail.compare(at, 3, "=3D") == 0) {
      text.push_back('=');
      at += 2;
    } else {
      text.push_back(mail[at]);
    }
  }
  const std::size_t start = text.find("token=");
  EXPECT_NE(start, std::string::npos) << mail;
  if (start == std::string::npos) return {};
  const std::size_t end = text.find_first_of("\r\n ", start);
  return text.substr(start + 6, end - start - 6);
}

}  // namespace billspay::test_support
