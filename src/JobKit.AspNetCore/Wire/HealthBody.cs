using System.Text.Json.Serialization;

namespace JobKit.AspNetCore;

/// <summary>How the job loop does, in the seed documents' shape; the details only for whoever may see them.</summary>
internal sealed record HealthBody(string Status, string Message, HealthMetricsBody Metrics)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HealthDetailsBody? Details { get; init; }
}
