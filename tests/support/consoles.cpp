#include "tests/support/consoles.hpp"

#include "sites/sample.hpp"

namespace billspay::test_support {

const app::Consoles& sample_consoles() {
  static const app::Consoles consoles{sites::sample(), sites::sample(), sites::sample()};
  return consoles;
}

}  // namespace billspay::test_support
