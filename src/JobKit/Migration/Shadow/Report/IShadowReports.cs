namespace JobKit.Migration;

/// <summary>Reads what shadowing has found. A singleton.</summary>
public interface IShadowReports
{
    /// <summary>The report on one rollout, over the verdicts that are still kept.</summary>
    /// <param name="key">The rollout.</param>
    /// <param name="epoch">The epoch; null, the default, for the newest that was shadowed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A report without counts where nothing was shadowed.</returns>
    Task<ShadowReport> ReadAsync(string key, long? epoch = null, CancellationToken cancellationToken = default);
}
