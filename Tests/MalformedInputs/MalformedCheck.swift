import CRMGateway
public import SQLStore

/// Runs an operation with bad inputs: each has to throw the error that the table names, and to write nothing but audit
/// entries (ACC-10, I-21).
///
/// ```swift
/// let cases = MalformedCase.each(MalformedInputs.emails, field: "email") { text in
///     _ = try await gateway.teams.create(…)
/// }
/// #expect(try await MalformedCheck(store).problems(of: cases) == [])
/// ```
public struct MalformedCheck: Sendable {
    let store: any SQLDriver

    /// Looks at a store, the one that the operations work in.
    public init(_ store: any SQLDriver) {
        self.store = store
    }

    /// What went otherwise than the cases say; empty when all is well. Too few cases are a problem too.
    ///
    /// - Parameter min: how many cases there have to be.
    public func problems(
        of cases: [MalformedCase], min: Int = MalformedInputs.perOperationMin
    ) async throws -> [String] {
        var problems: [String] = []
        if cases.count < min { problems.append("\(cases.count) cases, \(min) are needed") }
        var before = try await StoreDigest.read(store)
        for one in cases {
            if let problem = await Self.problem(of: one) { problems.append("\(one.name): \(problem)") }
            let after = try await StoreDigest.read(store)
            let changed = after.tables(changedSince: before)
            if !changed.isEmpty { problems.append("\(one.name): wrote \(changed.joined(separator: ", "))") }
            before = after
        }
        return problems
    }

    private static func problem(of one: MalformedCase) async -> String? {
        do {
            try await one.call()
            return "was taken"
        } catch let error as GatewayError {
            return problem(of: error, in: one)
        } catch {
            return "threw \(type(of: error)), no GatewayError"
        }
    }

    private static func problem(of error: GatewayError, in one: MalformedCase) -> String? {
        guard error.code == one.code else { return "\(error.code) instead of \(one.code)" }
        guard error.field == one.field else {
            return "field \(error.field ?? "none") instead of \(one.field ?? "none")"
        }
        guard error.nextStep?.isEmpty == false else { return "no next step" }
        let told = error.message + (error.nextStep ?? "")
        let shown = told.unicodeScalars.first { scalar in
            [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        }
        if shown != nil { return "the message shows a character that can't be seen" }
        return told.utf8.count > 1_000 ? "the message repeats the input" : nil
    }
}
