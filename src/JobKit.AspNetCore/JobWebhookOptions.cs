namespace JobKit.AspNetCore;

/// <summary>Who may drive this node's work by a call from outside: section <c>JobKit:Webhook</c>. Secrets have at least 32 bytes; a header without its secret is refused.</summary>
public sealed class JobWebhookOptions
{
    /// <summary>The secret of calls signed as Standard Webhooks says: <c>whsec_</c> and base64, or plain text. None by default.</summary>
    [JobSecret]
    public string? Secret { get; set; }

    /// <summary>The secret before the present one, while callers change over. None by default.</summary>
    [JobSecret]
    public string? PreviousSecret { get; set; }

    /// <summary>What the header <c>x-webhook-secret</c> must hold. None by default.</summary>
    [JobSecret]
    public string? SharedSecret { get; set; }

    /// <summary>What <c>Authorization: Bearer</c> must hold. None by default.</summary>
    [JobSecret]
    public string? BearerSecret { get; set; }

    /// <summary>The secret behind <c>x-hub-signature-256</c>. None by default.</summary>
    [JobSecret]
    public string? GitHubSecret { get; set; }

    /// <summary>The secret behind <c>x-vercel-signature</c>. None by default.</summary>
    [JobSecret]
    public string? VercelSecret { get; set; }

    /// <summary>How far a signed call's time may be from this node's, 10 s to 15 min; 5 min by default.</summary>
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many calls an address may send to this node in a minute, 1 to 10,000; 60 by default.</summary>
    public int CallsPerMinute { get; set; } = 60;
}
