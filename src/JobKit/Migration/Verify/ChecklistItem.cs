namespace JobKit.Migration;

/// <summary>One line of a checklist.</summary>
internal sealed record ChecklistItem(string Id, string Section, string Title, VerificationKind Kind, bool Critical);
