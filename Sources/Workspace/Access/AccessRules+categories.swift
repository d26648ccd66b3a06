extension AccessRules {
    /// Why somebody whom a push of settings goes to isn't given one of its categories; `nil` where they are (ACC-7).
    ///
    /// Keys are pushed as by Sync CRM, of which the organization admin is the source and no target (SYNC-1).
    public static func refusal(of category: Category, toSeat seat: Seat, isOrganizationAdmin: Bool) -> Refusal? {
        if !CategoryAccess.allowed(category, seat) { return .spectatorCategory }
        return category == .crmKeys && isOrganizationAdmin ? .targetIsOrganizationAdmin : nil
    }
}
