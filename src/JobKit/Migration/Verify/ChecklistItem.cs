namespace JobKit.Migration;

/// <summary>One line of <c>checklist.json</c>.</summary>
internal sealed record ChecklistItem(string Id, string Section, string Title, VerificationKind Kind, bool Critical);
