// Several people, or one impatient one, at the same moment.
#include "resources/billers/staff_desk_test.hpp"
#include "tests/support/parallel.hpp"

namespace billspay::test_support {
namespace {

class StaffBillerRaces : public StaffDesk {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>(TestServerOptions{.threads = 2});
  }
  static std::string live(const std::string& customer) {
    return value(*server_, "SELECT count(*) FROM billers WHERE user_id = $1 AND deleted_at IS NULL",
                 {customer});
  }
};
INSTANTIATE_TEST_SUITE_P(Of, StaffBillerRaces, testing::Values("agent", "admin"), audience_name);

// S54
TEST_P(StaffBillerRaces, TwoWhoAddTheSameAddItOnce) {
  auto nora = somebody();
  std::array staff{worker(), worker()};
  for (int round = 0; round < rounds(30, 5); ++round) {
    const auto body = with_member(biller_body, "accountId", json_text(std::to_string(round)));
    const auto answers = at_once(2, [&](int i) {
      return staff[static_cast<std::size_t>(i)].client.post(list_path(nora.id), body);
    });
    EXPECT_EQ(with_status(answers, 201), 1);
    EXPECT_EQ(with_status(answers, 409), 1);
    EXPECT_EQ(live(nora.id), std::to_string(round + 1));
  }
  EXPECT_EQ(audit(nora.id, "id").size(), static_cast<std::size_t>(rounds(30, 5)));
}

// S54 S55
TEST_P(StaffBillerRaces, TwoWhoChangeTheSameVersionChangeItOnce) {
  auto nora = somebody();
  std::array staff{worker(), worker()};
  const auto path = biller_path(nora.id, add(staff[0], nora.id));
  for (int round = 0; round < rounds(30, 5); ++round) {
    const std::string seen(staff[0].client.get(path).raw.header("etag"));
    const auto answers = at_once(2, [&](int i) {
      return staff[static_cast<std::size_t>(i)]
          .client.with("If-Match", seen)
          .patch(path, R"({"name":"Round )" + std::to_string(round) + "\"}");
    });
    EXPECT_EQ(with_status(answers, 200), 1);
    EXPECT_EQ(with_status(answers, 412), 1);
  }
}

// S54
TEST_P(StaffBillerRaces, OnlyOneOfASameAddedAndRestoredRemains) {
  auto nora = somebody();
  std::array staff{worker(), worker()};
  for (int round = 0; round < rounds(20, 5); ++round) {
    const auto body = with_member(biller_body, "accountId", json_text(std::to_string(round)));
    const auto id = add(staff[0], nora.id, body);
    ASSERT_EQ(staff[0].client.remove(biller_path(nora.id, id)).status, 204);
    const auto answers = at_once(2, [&](int i) {
      return i == 0 ? staff[0].client.post(list_path(nora.id), body)
                    : staff[1].client.post(restore_path(nora.id, id), "");
    });
    EXPECT_EQ(with_status(answers, 409), 1) << answers[0].raw.body << answers[1].raw.body;
    EXPECT_EQ(live(nora.id), std::to_string(round + 1));
  }
}

// S53
TEST_P(StaffBillerRaces, FiftyRetriesAtOnceMakeOneBiller) {
  auto nora = somebody();
  auto dana = worker();
  const auto answers = at_once(rounds(50, 10), [&](int) {
    auto client = again(dana);
    return client.with("Idempotency-Key", "once").post(list_path(nora.id), biller_body);
  });
  EXPECT_EQ(with_status(answers, 201), rounds(50, 10));
  for (const auto& answer : answers) {
    EXPECT_EQ(answer.raw.body, answers[0].raw.body);
    EXPECT_EQ(answer.raw.header("location"), answers[0].raw.header("location"));
    EXPECT_EQ(answer.raw.header("etag"), "\"1\"");
  }
  EXPECT_EQ(live(nora.id), "1");
  EXPECT_EQ(audit(nora.id, "action"), std::vector<Row>{{"biller.added"}});
}

// S53
TEST_P(StaffBillerRaces, AKeyBelongsToOneRequestOfOnePerson) {
  auto nora = somebody();
  auto omar = somebody();
  auto dana = worker();
  auto emil = worker();
  const auto first = dana.client.with("Idempotency-Key", "k").post(list_path(nora.id), biller_body);
  ASSERT_EQ(first.status, 201);
  const auto other = with_member(biller_body, "name", R"("Bell")");
  for (const auto& answer :
       {dana.client.with("Idempotency-Key", "k").post(list_path(nora.id), other),
        dana.client.with("Idempotency-Key", "k").post(list_path(omar.id), biller_body),
        dana.client.with("Idempotency-Key", "k")
            .post(restore_path(nora.id, first.text("id")), "")}) {
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(answer.problem(), "idempotency-key-reused");
  }
  EXPECT_EQ(live(omar.id), "0");
  EXPECT_EQ(emil.client.with("Idempotency-Key", "k").post(list_path(omar.id), biller_body).status,
            201);
  const auto path = biller_path(nora.id, first.text("id"));
  ASSERT_EQ(dana.client.remove(path).status, 204);
  const auto undo = [&] {
    return dana.client.with("Idempotency-Key", "u").post(path + "/restore", "");
  };
  const auto undone = undo();
  ASSERT_EQ(undone.status, 200);
  ASSERT_EQ(dana.client.remove(path).status, 204);
  const auto replayed = undo();  // the answer of then, without an effect now
  EXPECT_EQ(replayed.raw.body, undone.raw.body);
  EXPECT_EQ(replayed.raw.header("etag"), undone.raw.header("etag"));
  EXPECT_EQ(live(nora.id), "0");
}

}  // namespace
}  // namespace billspay::test_support
