// A migrated database of one's own for a test, cloned from a template. The first one
// starts a private PostgreSQL cluster for the whole test program; it and its directory are gone
// when the program ends, however that happens.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/postgres/blocking.hpp"
#include "platform/postgres/embedded.hpp"

namespace billspay::test_support {

// The program's cluster. The first call must come from the main thread (see EmbeddedCluster).
postgres::EmbeddedCluster& test_cluster();

class TestDatabase {
 public:
  TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;
  ~TestDatabase();  // ends what is still connected

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] std::string owner_url() const;
  // Add &options=-crole%3Dbillspay_portal, or SET ROLE.
  [[nodiscard]] std::string server_url() const;
  [[nodiscard]] std::string superuser_url() const;

  // As superuser, past row-level security.
  std::vector<postgres::BlockingConnection::Row> query(
      const std::string& sql, const std::vector<postgres::BlockingConnection::Value>& params = {});
  void execute(const std::string& sql);

 private:
  std::string name_;
  std::optional<postgres::BlockingConnection> superuser_;
};

// An empty database of the cluster, for tests of migrating.
class EmptyDatabase {
 public:
  EmptyDatabase();
  EmptyDatabase(const EmptyDatabase&) = delete;
  EmptyDatabase& operator=(const EmptyDatabase&) = delete;
  ~EmptyDatabase();

  [[nodiscard]] std::string owner_url() const;

 private:
  std::string name_;
};

}  // namespace billspay::test_support
