import ArgumentParser
import ConnectorKit

/// The mark of a probe: its 32 digits, or the whole name that a probe's record bears.
struct ProbeMarkArgument: ParsableArguments {
    @Argument(help: "The probe's mark, as verify cleanup --dry-run tells it.") var mark: String

    /// The mark.
    func probe() throws(CommandFailure) -> ProbeMark {
        if let named = ProbeMark(in: mark) { return named }
        guard mark.wholeMatch(of: /[0-9a-f]{32}/) != nil else {
            throw CommandFailure(
                .usage, code: "mark_malformed", "A mark is 32 digits from 0 to 9 and a to f; this is none.",
                nextStep: "See crm-gateway verify cleanup --dry-run.", field: "mark")
        }
        return ProbeMark(id: mark)
    }
}
