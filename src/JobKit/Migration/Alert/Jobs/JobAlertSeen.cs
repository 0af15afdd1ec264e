namespace JobKit.Migration;

/// <summary>What the alert of a rule remembers from look to look.</summary>
/// <param name="Told">Whether people were told that it is broken.</param>
/// <param name="Calm">How many looks in a row found it good.</param>
internal sealed record JobAlertSeen(bool Told, int Calm);
