public import ConnectorKit

extension UndoOutcome {
    /// An owner property that stays in a CRM.
    public struct PropertyLeft: Hashable, Sendable, Codable {
        /// The CRM; `nil` in an outcome of a time before it was kept.
        public let crm: CRMID?
        /// What the undone run told of it.
        public let outcome: OwnerPropertyOutcome

        /// The object that it belongs to.
        public var object: CRMObject { outcome.object }

        private enum CodingKeys: String, CodingKey {
            case crm
        }

        init(crm: CRMID?, _ outcome: OwnerPropertyOutcome) {
            self.crm = crm
            self.outcome = outcome
        }

        /// Reads the members of the outcome, and the CRM beside them.
        public init(from decoder: any Decoder) throws {
            crm = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(CRMID.self, forKey: .crm)
            outcome = try OwnerPropertyOutcome(from: decoder)
        }

        /// Writes the members of the outcome, and the CRM beside them.
        public func encode(to encoder: any Encoder) throws {
            try outcome.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(crm, forKey: .crm)
        }
    }
}
