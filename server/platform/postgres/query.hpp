// A named SQL statement with its types: `Query<Row(Param...)>` says which values go in and which
// come out, so that a call with the wrong argument does not compile.
#pragma once

#include <string_view>

namespace billspay::postgres {

// From a queries.sql: the name is the handle in logs, metrics and timeouts.
struct Statement {
  std::string_view name;
  std::string_view sql;
};

// The row of a statement that returns none.
struct Nothing {};

template <class Signature>
struct Query;

template <class RowType, class... Params>
struct Query<RowType(Params...)> {
  const Statement& statement;

  using Row = RowType;
};

}  // namespace billspay::postgres
