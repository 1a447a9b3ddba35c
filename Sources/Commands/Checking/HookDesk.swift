internal import Newsroom

struct HookDesk: CheckDesk {
    func check(_ request: CheckRequest) async -> CheckResult { CheckResult() }
}
