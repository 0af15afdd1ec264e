using System.Text.Json.Serialization;

namespace JobKit.Tests.Migration.Shadowing;

/// <summary>Its result.</summary>
internal sealed record Drawing(string Title, int Pages, [property: JobSecret, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key = null);
