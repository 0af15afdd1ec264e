namespace JobKit.Migration;

/// <summary>A flag as a store keeps it, which looks into none of it.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Json">All of it but the other members here.</param>
/// <param name="Version">The number of the write that made it, counted over all flags.</param>
/// <param name="UpdatedAt">When that was, by the store's clock.</param>
/// <param name="UpdatedBy">Who wrote it.</param>
public sealed record StoredFlag(string Name, string Json, long Version, DateTimeOffset UpdatedAt, string UpdatedBy);
