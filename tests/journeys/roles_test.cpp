// The role matrix: every operation of the three contracts, asked for by every kind of caller on
// every listener. Who may call what stands in one table here; an operation without an entry fails.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "platform/auth/tokens.hpp"
#include "tests/support/contract_routes.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::test_support {
namespace {

using Ids = std::set<std::string>;

// Who may call.
const Ids anyone{"register",     "signIn",         "refreshSession",
                 "signOut",      "forgotPassword", "resetPassword",
                 "verifyEmail",  "agentSignIn",    "agentRefreshSession",
                 "agentSignOut", "adminSignIn",    "adminRefreshSession",
                 "adminSignOut"};
const Ids customers{"getProfile",           "changeProfile",       "replaceProfile",
                    "changePassword",       "listSessions",        "endSession",
                    "listPaymentMethods",   "addPaymentMethod",    "getPaymentMethod",
                    "replacePaymentMethod", "changePaymentMethod", "removePaymentMethod",
                    "listBillers",          "getBiller",           "listReceipts",
                    "exportReceipts",       "summariseReceipts",   "getReceipt",
                    "listActivity",         "watchChanges",        "restorePaymentMethod",
                    "resendVerification",   "printReceipt"};
const Ids agents{"agentListCustomers",
                 "agentGetCustomer",
                 "agentChangePassword",
                 "agentListSessions",
                 "agentEndSession",
                 "agentListBillers",
                 "agentAddBiller",
                 "agentGetBiller",
                 "agentReplaceBiller",
                 "agentChangeBiller",
                 "agentRemoveBiller",
                 "agentRestoreBiller",
                 "agentListPaymentMethods",
                 "agentAddPaymentMethod",
                 "agentGetPaymentMethod",
                 "agentReplacePaymentMethod",
                 "agentChangePaymentMethod",
                 "agentRemovePaymentMethod",
                 "agentRestorePaymentMethod",
                 "agentListReceipts",
                 "agentPostReceipt",
                 "agentGetReceipt",
                 "agentPrintReceipt",
                 "agentVoidReceipt",
                 "agentWatchChanges"};
const Ids admins{"adminListCustomers",      "adminGetCustomer",         "adminRemoveCustomer",
                 "adminRestoreCustomer",    "adminEndCustomerSessions", "adminListTransactions",
                 "adminExportTransactions", "adminChangePassword",      "adminListSessions",
                 "adminEndSession",         "adminListAgents",          "adminAddAgent",
                 "adminGetAgent",           "adminReplaceAgent",        "adminChangeAgent",
                 "adminRemoveAgent",        "adminRestoreAgent",        "adminEndAgentSessions",
                 "adminListBillers",        "adminListSharedBillers",   "adminAddBiller",
                 "adminGetBiller",          "adminReplaceBiller",       "adminChangeBiller",
                 "adminRemoveBiller",       "adminRestoreBiller",       "adminListReceipts",
                 "adminPostReceipt",        "adminGetReceipt",          "adminPrintReceipt",
                 "adminVoidReceipt",        "adminListKycReviews",      "adminGetKycReview",
                 "adminDecideKycReview",    "adminRevealIdentity",      "adminListAuditEvents",
                 "adminExportAuditEvents",  "adminGetAuditEvent",       "adminGetDashboard",
                 "adminListImports",        "adminImportReceipts",      "adminWatchChanges"};

constexpr auto no_id = "01900000-0000-7000-8000-000000000000";

struct Caller {
  std::string name;   // as in the table; "nobody", "garbage"
  std::string token;  // Authorization: Bearer …
};

struct Answer {
  int status = 0;
  std::string body;
};

class Roles : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    nora_ = std::make_unique<SignedInCustomer>(server_->customer("nora@example.com"));
  }
  static void TearDownTestSuite() {
    nora_.reset();
    server_.reset();
  }

  // Staff anew each time: some operations end what they are called with.
  static std::vector<Caller> callers() {
    static int count = 0;
    const auto name = std::to_string(++count);
    return {{"nobody", ""},
            {"garbage", "a.b.c"},
            {"customer", nora_->client.token},
            {"agent", server_->agent("agent" + name).client.token},
            {"admin", server_->admin("admin" + name).client.token}};
  }
  static std::string caller_of(const std::string& operation) {
    if (anyone.contains(operation)) return "anyone";
    if (customers.contains(operation)) return "customer";
    if (agents.contains(operation)) return "agent";
    return admins.contains(operation) ? "admin" : "";
  }
  static std::string listener_of(auth::Audience audience) {
    return audience == auth::Audience::customer ? "public" : std::string(name_of(audience));
  }

  // Reads as much as there is without waiting for the end of a stream.
  static Answer ask(const ContractRoute& route, const std::string& listener,
                    const std::string& token) {
    test::RawConnection connection(server_->port(listener));
    const std::string host = listener == "public" ? "localhost" : listener + ".localhost";
    std::string request = route.method + " " + route.path_with(no_id) +
                          " HTTP/1.1\r\nHost: " + host +
                          "\r\nConnection: close\r\nIf-Match: \"1\"\r\n";
    if (!token.empty()) request += "Authorization: Bearer " + token + "\r\n";
    if (route.takes_body) {
      // A body that nothing accepts, so that nothing happens.
      request += "Content-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"x\":1}";
    } else {
      request += "\r\n";
    }
    connection.send(request);
    std::string text = connection.read_some();
    const bool stream = text.contains("text/event-stream");
    while (!stream) {
      const auto more = connection.read_some();
      if (more.empty()) break;
      text += more;
    }
    return {std::stoi(text.substr(text.find(' ') + 1, 3)), text};
  }

  static void expect_right(const ContractRoute& route, const Caller& caller, const Answer& answer) {
    const std::string which = caller.name + " " + route.operation + ": " + answer.body;
    EXPECT_NE(answer.status, 401) << which;
    EXPECT_NE(answer.status, 403) << which;
    EXPECT_NE(answer.status, 405) << which;
    EXPECT_NE(answer.status, 421) << which;
    EXPECT_LT(answer.status, 500) << which;
    if (!route.names_an_object()) EXPECT_NE(answer.status, 404) << which;
    if (route.names_an_object()) EXPECT_GE(answer.status, 400) << which;
  }
  // What needs a cookie or a password says so itself, alike to all.
  static void expect_open(const ContractRoute& route, const Caller& caller, const Answer& answer) {
    const std::string which = caller.name + " " + route.operation + ": " + answer.body;
    EXPECT_TRUE(answer.status == 422 || answer.status == 401 || answer.status == 204) << which;
    EXPECT_FALSE(answer.status == 401 && !route.operation.ends_with("efreshSession")) << which;
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInCustomer> nora_;
};

// S27
TEST_F(Roles, AreDecidedForEveryOperationAndForNothingElse) {
  std::map<std::string, int> operations;
  for (const auto& [audience, name] : names<auth::Audience>) {
    for (const auto& route : contract_routes(audience)) {
      EXPECT_EQ(++operations[route.operation], 1) << route.operation << " stands for two things";
      EXPECT_NE(caller_of(route.operation), "") << route.operation << " has no entry";
      EXPECT_EQ(route.authenticated, !anyone.contains(route.operation)) << route.operation;
      // Staff paths begin with their audience, and customers' do not.
      const bool of_staff =
          route.path.starts_with("/api/agent/") || route.path.starts_with("/api/admin/");
      EXPECT_EQ(of_staff, audience != auth::Audience::customer) << route.path;
    }
  }
  Ids decided;
  for (const auto& ids : {anyone, customers, agents, admins}) {
    for (const auto& id : ids) {
      EXPECT_TRUE(decided.insert(id).second) << id << " has two entries";
      EXPECT_TRUE(operations.contains(id)) << id << " is an entry without an operation";
    }
  }
}

// S18 S27 S31
TEST_F(Roles, AreKeptByEveryOperationOnEveryListener) {
  int tried = 0;
  for (const auto& [audience, name] : names<auth::Audience>) {
    for (const auto& route : contract_routes(audience)) {
      const auto may = caller_of(route.operation);
      for (const auto& caller : callers()) {
        for (const std::string listener : {"public", "agent", "admin"}) {
          ++tried;
          const auto answer = ask(route, listener, caller.token);
          if (listener != listener_of(audience)) {
            EXPECT_EQ(answer.status, 404)
                << caller.name << route.operation << listener << answer.body;
          } else if (may == "anyone") {
            expect_open(route, caller, answer);
          } else if (may == caller.name) {
            expect_right(route, caller, answer);
          } else {
            EXPECT_EQ(answer.status, 401) << caller.name << route.operation << answer.body;
            EXPECT_TRUE(answer.body.contains("/problems/unauthenticated")) << answer.body;
          }
        }
      }
    }
  }
  EXPECT_GT(tried, 1000);
  EXPECT_EQ(nora_->client.get("/api/auth/profile").status, 200);
}

// S18: the audience of a token is in its key, too.
TEST_F(Roles, DoNotFollowFromAClaimUnderAnotherAudiencesKey) {
  const auto keys = [](const char* name) {
    return auth::SigningKeys::parse(name, server_->environment().text(name)).value();
  };
  // Signs what it says is an admin's with the keys of customers.
  auth::TokenIssuer forger(
      {keys("JWT_KEYS_CUSTOMER"), keys("JWT_KEYS_AGENT"), keys("JWT_KEYS_CUSTOMER")});
  const auto root = server_->admin("root");
  const auto forged = forger.issue(auth::Audience::admin, Uuid::parse(root.id).value(), "",
                                   Uuid::parse(root.session).value());
  for (const auto& route : contract_routes(auth::Audience::admin)) {
    if (anyone.contains(route.operation)) continue;
    EXPECT_EQ(ask(route, "admin", forged).status, 401) << route.operation;
  }
}

}  // namespace
}  // namespace billspay::test_support
