#include "app/vital_signs.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/certificates.hpp"
#include "tests/support/accounts.hpp"
#include "tests/support/certificates.hpp"
#include "tests/support/temporary_folder.hpp"

namespace billspay::app {
namespace {

namespace fs = std::filesystem;
using test_support::SecondServer;
using test_support::TestServer;

class VitalSigns : public testing::Test {
 protected:
  VitalSigns() { test_support::write_certificate(certificate(), directory_ + "/key.pem", 86'400); }
  [[nodiscard]] std::string certificate() const { return directory_ + "/certificate.pem"; }
  void say(const std::string& name, const std::string& text) const {
    std::ofstream(directory_ + "/" + name) << text;
  }
  static std::string metrics(const SecondServer& server) {
    return test::RawConnection(server.client("ops", "localhost").port()).get("/metrics").body;
  }
  // The value of the line that begins so.
  static double figure(const std::string& metrics, const std::string& name) {
    const auto start = metrics.find("\n" + name + " ");
    if (start == std::string::npos) return -1;
    return std::strtod(metrics.c_str() + start + name.size() + 2, nullptr);
  }

  TestServer server_;
  test_support::TemporaryFolder folder_;
  std::string directory_ = folder_.path();
};

TEST_F(VitalSigns, AreAmongTheMetrics) {
  say("backup", "succeeded_at=" + format_timestamp(now()) + "\nok=yes\n");
  const SecondServer second(server_, {{"BACKUP_STATUS", directory_},
                                      {"WATCHED_CERTIFICATES", certificate() + ", /nowhere.pem"}});
  auto found = metrics(second);
  EXPECT_EQ(figure(found, "billspay_backup_ok"), 1);
  EXPECT_LT(figure(found, "billspay_backup_age_seconds"), 60);
  EXPECT_EQ(figure(found, "billspay_restore_drill_ok"), 0);
  EXPECT_TRUE(found.contains("billspay_restore_drill_age_seconds +Inf")) << found;
  const std::string expiry = "billspay_certificate_expiry_timestamp_seconds{file=\"";
  const auto tomorrow = std::chrono::duration<double>(now().time_since_epoch()).count() + 86'400;
  EXPECT_NEAR(figure(found, expiry + certificate() + "\"}"), tomorrow, 60);
  EXPECT_EQ(figure(found, expiry + "/nowhere.pem\"}"), 0);
  EXPECT_EQ(figure(found, "billspay_build_info{version=\"" BILLSPAY_VERSION "\"}"), 1);
  EXPECT_GT(figure(found, "billspay_hashing_capacity"), 0);
  for (int tries = 0; tries < 500 && found.contains("billspay_database_size_bytes Nan"); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    found = metrics(second);
  }
  EXPECT_GT(figure(found, "billspay_database_size_bytes"), 1e6) << found;
}

TEST_F(VitalSigns, OfBackupAndDrillAreOnTheDashboard) {
  const SecondServer second(server_, {{"BACKUP_STATUS", directory_}});
  auto root = second.client("admin", "admin.localhost");
  root.token = server_.admin("root").client.token;
  say("backup", "succeeded_at=2026-11-25T02:00:00Z\nok=yes\n");
  say("drill", "succeeded_at=2026-11-20T02:00:00Z\nok=no\n");
  const auto answer = root.get("/api/admin/dashboard");
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(boost::json::serialize(answer.body.at("backup")),
            R"({"lastBackupAt":"2026-11-25T02:00:00.000Z","backupOk":true,)"
            R"("lastDrillAt":"2026-11-20T02:00:00.000Z","drillOk":false})");
}

TEST_F(VitalSigns, OfACertificateIsItsEarliestEnd) {
  const auto chain = directory_ + "/chain.pem";
  test_support::write_certificate(directory_ + "/sooner.pem", directory_ + "/key.pem", 3'600);
  std::ofstream(chain) << std::ifstream(certificate()).rdbuf()
                       << std::ifstream(directory_ + "/sooner.pem").rdbuf();
  const auto expiry = certificate_expiry(chain);
  ASSERT_TRUE(expiry.has_value());
  EXPECT_LT(*expiry - now(), std::chrono::hours(2));
  say("nothing.pem", "nothing");
  EXPECT_FALSE(certificate_expiry(directory_ + "/nothing.pem").has_value());
}

}  // namespace
}  // namespace billspay::app
