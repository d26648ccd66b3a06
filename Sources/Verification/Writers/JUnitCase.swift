/// One result as a test case.
struct JUnitCase {
    /// What a result is to a reader of JUnit reports.
    enum Outcome {
        case passed
        case output
        case skipped
        case error
        case failure
    }

    let result: CheckResult
    let outcome: Outcome
    let className: String
    let name: String

    /// - Parameters:
    ///   - counts: whether the result counts; one that doesn't is never an error or a failure.
    ///   - className: whom the result is about; with the name it is unique within a document.
    init(_ result: CheckResult, counts: Bool, className: String, name: String) {
        self.result = result
        self.className = className
        self.name = name
        outcome =
            switch result.verdict {
            case .passed: .passed
            case .notApplicable: .skipped
            case .warning: .output
            case .notChecked: counts ? .error : .skipped
            case .failed: counts ? .failure : .output
            }
    }

    /// The element.
    var text: String {
        let head = "    <testcase classname=\"\(XMLText.escaped(className))\" name=\"\(XMLText.escaped(name))\""
        switch outcome {
        case .passed: return head + "/>\n"
        case .output: return head + ">\n      <system-out>\(XMLText.escaped(output))</system-out>\n    </testcase>\n"
        case .skipped: return head + ">\n      <skipped message=\"\(message)\"/>\n    </testcase>\n"
        case .error: return head + ">\n\(element("error"))    </testcase>\n"
        case .failure: return head + ">\n\(element("failure"))    </testcase>\n"
        }
    }

    private var message: String { XMLText.escaped(result.summary) }

    private func element(_ name: String) -> String {
        let type = XMLText.escaped(result.cause?.rawValue ?? result.verdict.rawValue)
        let body = XMLText.escaped(details.joined(separator: "\n"))
        return "      <\(name) type=\"\(type)\" message=\"\(message)\">\(body)</\(name)>\n"
    }

    private var output: String {
        (["\(result.verdict.rawValue): \(result.summary)"] + details).joined(separator: "\n")
    }

    private var details: [String] {
        let cause = result.cause.map { ["cause: \($0.rawValue): \($0.sentence)"] } ?? []
        let fix = result.fix.map { ["fix: \($0)"] } ?? []
        return cause + fix + result.evidence.map { "\($0.label): \($0.value)" }
    }
}
