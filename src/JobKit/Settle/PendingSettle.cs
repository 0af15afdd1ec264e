using JobKit.Storage;

namespace JobKit;

/// <summary>A decided outcome on its way to the store.</summary>
internal readonly record struct PendingSettle(HeldJob Held, Settlement Settlement);
