extension GatewayError {
    static let mailLimitReached = GatewayError(
        code: "mail_limit_reached", rule: "PROV-6",
        message: "This address was sent \(MailOutbox.perAddressMax) mails within 24 hours.",
        nextStep:
            "Wait until a day has passed since the first of them; meanwhile let the person look into their spam folder."
    )
}
