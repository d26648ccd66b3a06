import ConnectorKit
import SQLStore
import Workspace

/// What a sync asks a CRM for its members: the same question isn't asked twice (I-25).
struct SightQuestion: Hashable, Sendable {
    let source: SourceKey
    /// The properties, each with the run that found or made it: one that was made anew is another one.
    let properties: String

    /// Whether somebody's CRM user has to be asked for. Pure.
    ///
    /// - Parameters:
    ///   - known: what the last sync that asked found.
    ///   - asksAgain: the run that asks though nothing changed, or `nil`; it asks for each person once.
    func isToAsk(for crmUser: CRMUserID, known: OwnerSightRow?, asksAgain run: RunID?) -> Bool {
        guard let known, known.account == source.account, known.grant == source.grant, known.crmUser == crmUser,
            known.properties == properties
        else { return true }
        // What had passed by itself said nothing of the person; such rows are of a time before they were left out.
        if let kind = known.kind, !SightAnswer.isLasting(ConnectorErrorKind(rawValue: kind)) { return true }
        return run.map { known.run != $0 } ?? false
    }

    /// The question about these properties of the source's account, as the store knows them.
    init(_ source: SourceKey, _ references: [PropertyReference], _ known: [OwnerPropertyRow]) {
        self.source = source
        let runs = Dictionary(
            known.map { (PropertyReference(object: $0.object, name: $0.property), $0.run) },
            uniquingKeysWith: { first, _ in first })
        self.properties = references.sorted().map { reference in
            "\(reference.object.rawValue)/\(reference.name)@\(runs[reference]?.rawValue ?? "")"
        }.joined(separator: ",")
    }
}
