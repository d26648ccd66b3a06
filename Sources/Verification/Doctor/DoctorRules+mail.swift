import Workspace

/// The invite (PROV-5).
extension DoctorRules {
    static func invite(_ facts: DoctorFacts) -> DoctorAnswer {
        guard let mail = facts.mail else {
            return DoctorAnswer(
                .inviteNeverArrived, .applies,
                "No invite was ever asked for: the account came from the host's directory.",
                nextStep: again(facts))
        }
        let evidence = [
            Evidence("state", mail.state.rawValue), Evidence("attempts", String(mail.attempts)),
            Evidence("changed", text(mail.at)),
        ]
        if mail.state == .sent {
            return DoctorAnswer(
                .inviteNeverArrived, .doesNotApply,
                "A mail server took the invite. Whether it reached the inbox can't be seen from here.",
                evidence: evidence,
                nextStep: "If they don't find it, have them look among spam, check the address, and send it again: "
                    + "crm-gateway user invite \(facts.person.email).")
        }
        let reason = mail.reason.map { [Evidence("reason", $0)] } ?? []
        return DoctorAnswer(
            .inviteNeverArrived, .applies, words(for: mail), evidence: evidence + reason,
            nextStep: step(for: mail, facts))
    }

    private static func words(for mail: DoctorMail) -> String {
        if mail.isParked {
            return "The invite waits: the database was restored, and no mail goes out before an operator ends that."
        }
        return switch mail.state {
        case .notConfigured: "The invite wasn't sent: nobody has said how mail is sent."
        case .queued where mail.attempts > 0: "The invite was put off, and will be tried again."
        case .queued, .sending: "The invite waits to be sent."
        case .failed: "The invite was given up."
        case .cancelled: "The invite was called off."
        case .sent: "A mail server took the invite."
        }
    }

    private static func step(for mail: DoctorMail, _ facts: DoctorFacts) -> String {
        if mail.isParked { return "Have an operator look: crm-gateway restore status." }
        return switch mail.state {
        case .notConfigured: "Configure mail, then: crm-gateway mail deliver."
        case .queued, .sending: "Send what is due: crm-gateway mail deliver."
        case .failed, .cancelled, .sent: again(facts)
        }
    }

    private static func again(_ facts: DoctorFacts) -> String {
        "Check the address, and send it: crm-gateway user invite \(facts.person.email)."
    }
}
