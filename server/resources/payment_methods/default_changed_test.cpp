// When one method becomes the default, another one changes too, and the trail says so (S73).
#include "resources/payment_methods/agent_desk_test.hpp"

namespace billspay::test_support {
namespace {

class DefaultChanged : public AgentDesk {
 protected:
  // Object, isDefault before and after, and whose action it was; since the last look.
  std::vector<Row> news(const std::string& customer) {
    const auto all = server_->database().query(
        "SELECT object_id, before::text, after::text, actor_id FROM audit_events "
        "WHERE user_id = $1 AND action = 'payment-method.default-changed' "
        "ORDER BY at, lane, position",
        {customer});
    std::vector<Row> fresh(all.begin() + static_cast<std::ptrdiff_t>(seen_), all.end());
    seen_ = all.size();
    return fresh;
  }

 private:
  std::size_t seen_ = 0;
};

constexpr auto is_default = R"({"isDefault":true})";
constexpr auto is_not = R"({"isDefault":false})";

// S52 S73
TEST_F(DefaultChanged, IsToldOfTheOneThatGivesWayOrTakesOver) {
  auto nora = somebody();
  const auto first = add_card(nora.client, 1);
  EXPECT_EQ(news(nora.id), std::vector<Row>{});
  const auto second = add_card(nora.client, 2, is_default);
  EXPECT_EQ(news(nora.id), (std::vector<Row>{{first, is_default, is_not, nora.id}}));
  const auto third = add_card(nora.client, 3);
  EXPECT_EQ(change_method(nora.client, second, is_default).status, 200);  // it is already
  EXPECT_EQ(news(nora.id), std::vector<Row>{});
  EXPECT_EQ(change_method(nora.client, first, is_default).status, 200);
  EXPECT_EQ(news(nora.id), (std::vector<Row>{{second, is_default, is_not, nora.id}}));
  EXPECT_EQ(nora.client.remove(method_path(second)).status, 204);
  EXPECT_EQ(news(nora.id), std::vector<Row>{});
  EXPECT_EQ(nora.client.remove(method_path(first)).status, 204);
  EXPECT_EQ(news(nora.id), (std::vector<Row>{{third, is_not, is_default, nora.id}}));
  EXPECT_EQ(nora.client.remove(method_path(third)).status, 204);
  EXPECT_EQ(news(nora.id), std::vector<Row>{});
}

// S73
TEST_F(DefaultChanged, NamesTheAgentWhoseActionItWas) {
  auto nora = somebody();
  auto dana = worker();
  const auto first = add_card(nora.client, 1);
  const auto added = add(dana, nora.id, 2, is_default);
  EXPECT_EQ(news(nora.id), (std::vector<Row>{{first, is_default, is_not, dana.id}}));
  EXPECT_EQ(dana.client.remove(path_of(nora.id, added.text("id"))).status, 204);
  EXPECT_EQ(news(nora.id), (std::vector<Row>{{first, is_not, is_default, dana.id}}));
  EXPECT_EQ(restore(dana, nora.id, added.text("id")).status, 200);
  EXPECT_EQ(news(nora.id), std::vector<Row>{});  // it does not take the default back
  EXPECT_EQ(audit(nora.id, "action, request_id").at(1)[0], "payment-method.added");
  EXPECT_EQ(audit(nora.id, "request_id").at(1), audit(nora.id, "request_id").at(2));
}

// S51
TEST_F(DefaultChanged, IsNotToldOfWhatWasRefused) {
  auto nora = somebody();
  auto dana = worker();
  add_card(nora.client, 1);
  add_card(nora.client, 2);
  EXPECT_EQ(add(dana, nora.id, 2, is_default).status, 409);
  EXPECT_EQ(news(nora.id), std::vector<Row>{});
}

}  // namespace
}  // namespace billspay::test_support
