namespace JobKit.AspNetCore;

/// <summary>Chooses the requests whose answers are to be compared.</summary>
internal interface ILegacyShadow
{
    /// <summary>Begins to look on, or null. Never throws.</summary>
    ShadowedExchange? Begin(MigratedRequest request);
}
