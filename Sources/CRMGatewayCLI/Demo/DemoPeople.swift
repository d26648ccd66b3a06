/// Who is in the demo; most of them have a user in the mocks' demo accounts.
enum DemoPeople {
    static let organization = "Acme"
    static let team = "Sales"
    /// The organization's admin, who connects the CRMs.
    static let admin = "ann@example.com"
    /// Leads the team.
    static let primaryAdmin = "bob@example.com"
    /// Helps to lead it.
    static let secondaryAdmin = "carol@example.com"
    /// The member of whom the demo shows what came.
    static let example = "dave@example.com"

    /// One JSON object a line, as `user add --from` reads it. Frank's CRM users are deactivated.
    static let file = """
        {"email": "bob@example.com", "first": "Bob", "last": "Novak", "role": "admin"}
        {"email": "carol@example.com", "first": "Carol", "last": "Diaz", "role": "admin"}
        {"email": "dave@example.com", "first": "Dave", "last": "Okafor"}
        {"email": "erin@example.com", "first": "Erin", "last": "Walsh"}
        {"email": "grace@example.com", "first": "Grace", "last": "Ito"}
        {"email": "heidi@example.com", "first": "Heidi", "last": "Brandt", "seat": "spectator"}
        {"email": "frank@example.com", "first": "Frank", "last": "Moser"}
        """

    /// The team that is verified, and its members besides who leads it: all of them have users in every CRM.
    static let verifiedTeam = "East"
    static let verifiedMembers = ["dave@example.com", "erin@example.com", "grace@example.com"]

    /// The member who is provisioned alone, and has no user in any CRM.
    static let provisioned = ["--first", "Zoe", "--last", "Adams", "--email", "zoe@example.com"]

    /// The member who comes later, without a dashboard.
    static let late = "judy@example.com"

    /// As `import people` reads it.
    static let lateFile = """
        external_id,email,first_name,last_name,role,seat,teams
        hr-1207,judy@example.com,Judy,Park,user,standard,Sales

        """

    /// The team's members besides its admins.
    static let members = [
        "dave@example.com", "erin@example.com", "grace@example.com", "heidi@example.com", "frank@example.com",
    ]
}
