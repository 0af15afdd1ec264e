namespace JobKit.Migration;

/// <summary>Where alerts go, in Slack's format: section <c>JobKit:Alerts</c>. What is wrong stops the app's start with a sentence. Without any destination they are logged alone.</summary>
public sealed class AlertOptions
{
    private readonly Dictionary<string, Uri> _webhooks = new(StringComparer.Ordinal);

    /// <summary>The channel of alerts that name none; <c>alerts</c> by default.</summary>
    public string Channel { get; set; } = "alerts";

    /// <summary>The channel of what a rollout does by plan, where the plan names none; <c>migration</c> by default.</summary>
    public string MigrationChannel { get; set; } = "migration";

    /// <summary>A webhook that takes Slack's format, for every channel without one; none by default. It is a secret: it is never logged nor stored.</summary>
    [JobSecret]
    public Uri? Url
    {
        get => _webhooks.GetValueOrDefault(string.Empty);
        set
        {
            _webhooks.Remove(string.Empty);
            if (value is not null)
            {
                _webhooks[string.Empty] = value;
            }
        }
    }

    /// <summary>A bot's token, for channels without a webhook of their own; none by default. It is never stored with an alert.</summary>
    [JobSecret]
    public string? Token { get; set; }

    /// <summary>Where the bot's messages go; Slack's <c>chat.postMessage</c> by default.</summary>
    public Uri BotAddress { get; set; } = new("https://slack.com/api/chat.postMessage");

    /// <summary>How long one try may take, 1 second to 1 minute; 10 seconds by default.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>When the job loop raises an alert by itself.</summary>
    public JobAlertRules Jobs { get; } = new();

    /// <summary>The webhooks by channel; the one for all others by an empty name.</summary>
    internal IReadOnlyDictionary<string, Uri> Webhooks => _webhooks;

    /// <summary>Adds a webhook that takes Slack's format.</summary>
    /// <param name="webhook">Its address, which is a secret: it is never logged nor stored.</param>
    /// <param name="channel">The channel whose alerts go there; null for every channel without one.</param>
    public AlertOptions SlackWebhook(Uri webhook, string? channel = null)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        _webhooks[channel ?? string.Empty] = webhook;
        return this;
    }
}
