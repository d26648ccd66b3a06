public import Workspace

/// What an import is to do where its file leaves a choice.
public struct ImportOptions: Hashable, Sendable {
    /// Whether lines that are wrong are left out and the good ones written; else one bad line stops everything.
    public var skipsBadLines: Bool
    /// The role of people whose line names none; without it such a line is wrong (PROV-1).
    public var role: OrganizationRole?
    /// The seat of people whose line names none; without it such a line is wrong (PROV-1).
    public var seat: Seat?
    /// Whether people are put on no team, whatever their lines say: for the first of two runs, where the teams are led by
    /// people of the same file.
    public var leavesTeamsOut: Bool
    /// Whether new people get no dashboard and no welcome mail yet (PROV-9): ``Imports/finishSetup(of:as:)`` brings both.
    public var leavesSetupIncomplete: Bool

    /// Chooses; by default nothing is skipped, filled in or left out.
    public init(
        skipsBadLines: Bool = false, role: OrganizationRole? = nil, seat: Seat? = nil, leavesTeamsOut: Bool = false,
        leavesSetupIncomplete: Bool = false
    ) {
        self.skipsBadLines = skipsBadLines
        self.role = role
        self.seat = seat
        self.leavesTeamsOut = leavesTeamsOut
        self.leavesSetupIncomplete = leavesSetupIncomplete
    }
}
