import ConnectorTestKit
import Testing

extension Subject {
    /// Ends a case as skipped where the vendor lacks something that it needs.
    ///
    /// The reason is printed, too: the runner counts cancelled cases, but doesn't show them.
    func needs(_ capabilities: SubjectCapability...) throws {
        guard let missing = capabilities.first(where: { !has($0) }), let reason = lacks[missing] else { return }
        let test = Test.current?.displayName ?? Test.current?.name ?? "a case"
        print("Skipped for \(name), \(missing.rawValue): \(reason). Case: \(test)")
        try Test.cancel("\(name) lacks \(missing.rawValue): \(reason)")
    }
}
