import MockKit

extension HubSpotSeed {
    /// One user or queue, of which HubSpot makes an owner.
    public struct User: Sendable {
        /// The e-mail as it was typed; HubSpot keeps its case.
        public var email: String
        /// The first name.
        public var firstName: String
        /// The last name.
        public var lastName: String
        /// The owner id; `nil` takes the next free one.
        public var ownerID: String?
        /// The user id; `nil` takes the next free one.
        public var userID: Int?
        /// Whether the user still has access; owners of others are archived.
        public var isActive: Bool
        /// Whether this is a queue, to which records are routed, and no person.
        public var isQueue: Bool

        /// Makes a user.
        public init(
            _ email: String, _ firstName: String, _ lastName: String, ownerID: String? = nil, userID: Int? = nil,
            isActive: Bool = true, isQueue: Bool = false
        ) {
            self.email = email
            self.firstName = firstName
            self.lastName = lastName
            self.ownerID = ownerID
            self.userID = userID
            self.isActive = isActive
            self.isQueue = isQueue
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: [
                "email", "first_name", "last_name", "owner_id", "user_id", "active", "queue",
            ])
            self.init(
                try reader.string("email"), try reader.optionalString("first_name") ?? "",
                try reader.optionalString("last_name") ?? "", ownerID: try reader.optionalString("owner_id"),
                userID: try reader.integer("user_id"), isActive: try reader.bool("active") ?? true,
                isQueue: try reader.bool("queue") ?? false)
            if let ownerID, ownerID == userID.map(String.init) {
                throw SeedError(
                    "\(reader.path).owner_id equals user_id: HubSpot's are different numbers, so choose another")
            }
        }
    }
}
