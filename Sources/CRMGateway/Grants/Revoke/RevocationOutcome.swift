public import Foundation
public import Workspace

/// What became of a revoke. Here, it takes effect at once and for everyone; this is about the vendor's side.
public struct RevocationOutcome: Sendable, Hashable {
    /// The vendor's side.
    public enum VendorSide: String, Sendable, Hashable {
        /// The vendor has ended it, or doesn't know it any more.
        case confirmed
        /// The vendor has nothing to call: somebody must delete the token in the CRM.
        case byHand = "by_hand"
        /// No answer came: repeat it (F-F6).
        case unconfirmed
    }

    /// Which grant.
    public let grant: GrantID
    /// Who lost access.
    public let holders: [UserID]
    /// How it stands at the vendor.
    public let vendorSide: VendorSide
    /// Until when access tokens that are out may go on working at the vendor.
    public let accessEndsBy: Date
}
