// Things that happen at the same moment, and how often a test repeats them.
#pragma once

#include <latch>
#include <thread>
#include <vector>

namespace billspay::test_support {

// Sanitizers make everything several times slower.
constexpr int rounds(int plain, int sanitized) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
  return sanitized;
#endif
#endif
  static_cast<void>(sanitized);
  return plain;
}

// work(0) … work(count - 1) on threads of their own, started together. `work` must not throw.
template <class Work>
void in_parallel(int count, Work work) {
  std::latch start(count);
  std::vector<std::jthread> threads;
  threads.reserve(static_cast<std::size_t>(count));
  for (int index = 0; index < count; ++index) {
    threads.emplace_back([&work, &start, index] {
      start.arrive_and_wait();
      work(index);
    });
  }
}

}  // namespace billspay::test_support
