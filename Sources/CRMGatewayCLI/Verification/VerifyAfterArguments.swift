import ArgumentParser
import Verification

/// Whether what a sync did is verified.
struct VerifyAfterArguments: ParsableArguments {
    @Option(
        name: .customLong("verify"), defaultAsFlag: ProbeMode.temporary.argument,
        help: ArgumentHelp(
            "Verify what was done, once it is: temporary, designated or read-only. Ends with the worse of the two.",
            valueName: "mode"))
    var verify: String?

    func validate() throws {
        _ = try mode
    }

    /// How; `nil` where it isn't asked for.
    var mode: ProbeMode? {
        get throws(ValidationError) {
            guard let verify else { return nil }
            return try VerifyArguments.mode(verify)
        }
    }
}
