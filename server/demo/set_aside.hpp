// Sets indexes and foreign keys of tables aside while millions of rows are loaded into them: made
// and checked at once, they cost a fraction of what they cost row by row. Inside a transaction, so
// that they are back whatever happens; until its end nobody else reads these tables.
#pragma once

#include <string>
#include <vector>

#include "demo/progress_bar.hpp"
#include "platform/postgres/blocking.hpp"

namespace billspay::demo {

class SetAside {
 public:
  // Primary keys and unique constraints stay, for foreign keys refer to them.
  SetAside(postgres::BlockingConnection& owner, const std::vector<std::string>& tables);
  // Throws StatementError when the rows do not fit what was set aside.
  void put_back(ProgressBar& progress);

 private:
  // Rows of two columns: how to drop something, and how to make it again.
  void drop(std::string_view query, const std::string& table);

  postgres::BlockingConnection& owner_;
  std::vector<std::string> statements_;
};

}  // namespace billspay::demo
