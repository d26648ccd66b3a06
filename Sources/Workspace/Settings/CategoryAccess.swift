/// Which seat may be given which category (ACC-7). The only place where that is decided (T-18).
public enum CategoryAccess {
    /// What a spectator may be given; a category that is added later is closed until it is named here.
    private static let openToSpectators: Set<Category> = [
        .companyDetails, .meetingTitles, .alternateDomains, .partnershipDomains, .advancedSettings,
    ]

    private static let openToStandardSeats: Set<Category> = [
        .customProperties, .pipelineStages, .companyDetails, .meetingTitles, .alternateDomains, .partnershipDomains,
        .taskSettings, .crmKeys, .emailTemplates, .advancedSettings,
    ]

    /// Whether somebody with this seat may be given the category.
    public static func allowed(_ category: Category, _ seat: Seat) -> Bool {
        switch seat {
        case .standard: openToStandardSeats.contains(category)
        case .spectator: openToSpectators.contains(category)
        }
    }
}
