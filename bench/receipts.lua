-- wrk: GET /api/receipts as one of the customers in TOKENS (lines of "user token"), chosen at random.
local tokens = {}
for line in io.lines(os.getenv("TOKENS")) do
  tokens[#tokens + 1] = line:match("^%S+ (%S+)$")
end
local prepared = {}

function init()
  math.randomseed(os.time())
  for i, token in ipairs(tokens) do
    prepared[i] = wrk.format("GET", "/api/receipts", { ["Authorization"] = "Bearer " .. token })
  end
end

function request()
  return prepared[math.random(#prepared)]
end

function done(summary, latency)
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read +
                 summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %.0f %d %.1f\n", summary.requests / summary.duration * 1e6,
                         errors, latency:percentile(99) / 1000))
end
