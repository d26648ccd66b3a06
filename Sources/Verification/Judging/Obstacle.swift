import ConnectorKit

/// Why checks can't be made: what they need wasn't read.
struct Obstacle: Error, Hashable, Sendable {
    /// Why, as a sentence.
    let reason: String
    /// The cause, where there is one.
    let cause: Cause?
    /// What was seen.
    var evidence: [Evidence] = []

    init(_ reason: String, cause: Cause? = nil, evidence: [Evidence] = []) {
        self.reason = reason
        self.cause = cause
        self.evidence = evidence
    }

    /// What keeps a reading from being made.
    init(_ error: ConnectorError, reading words: String) {
        self.init(
            "The \(words) couldn't be read: \(error.message.sentence)", cause: Self.cause(of: error),
            evidence: Self.evidence(of: error))
    }

    /// The result of a check that it makes impossible.
    func result(_ check: CheckID, _ subject: CheckSubject) -> CheckResult {
        CheckResult(check, subject, .notChecked, reason, evidence: evidence, cause: cause)
    }

    /// The most likely cause of a reading's failure. No reading is refused for a value that it would write.
    static func cause(of error: ConnectorError) -> Cause {
        let cause = error.causeOfKind
        return CheckCatalog.readingCauses.contains(cause) ? cause : .unknown
    }

    /// What the CRM answered, without any record's values.
    static func evidence(of error: ConnectorError) -> [Evidence] {
        var seen = [Evidence("error", error.kind.rawValue)]
        if let vendor = error.vendor {
            seen.append(Evidence("status", "\(vendor.status)"))
            if let code = vendor.code { seen.append(Evidence("code", "\(code)")) }
            if let id = vendor.requestID { seen.append(Evidence("request", "\(id)")) }
        }
        if !error.missingScopes.isEmpty {
            seen.append(Evidence("missing scope", error.missingScopes.map(\.rawValue).joined(separator: " or ")))
        }
        return seen
    }
}

extension String {
    /// The same with an end.
    var sentence: String {
        guard let last, !".!?…".contains(last) else { return self }
        return self + "."
    }
}
