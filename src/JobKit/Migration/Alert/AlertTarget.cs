namespace JobKit.Migration;

/// <summary>Where one alert goes.</summary>
/// <param name="Address">The webhook, or the bot's door.</param>
/// <param name="Token">The bot's; null for a webhook.</param>
/// <param name="Channel">What the bot is told; a webhook has its channel already.</param>
internal sealed record AlertTarget(Uri Address, string? Token, string Channel)
{
    /// <summary>
    /// The channel's own webhook, else the bot, else the webhook of all other channels, else any: a channel that nobody set up must not lose
    /// the alert. Null where there is no destination at all.
    /// </summary>
    public static AlertTarget? Of(string channel, AlertOptions options)
    {
        var hooks = options.Webhooks;
        if (hooks.TryGetValue(channel, out var own))
        {
            return new(own, null, channel);
        }

        if (options.Token is { } token)
        {
            return new(options.BotAddress, token, channel);
        }

        return hooks.TryGetValue(string.Empty, out var rest) ? new(rest, null, channel)
            : hooks.Count > 0 ? new(hooks.OrderBy(hook => hook.Key, StringComparer.Ordinal).First().Value, null, channel)
            : null;
    }
}
