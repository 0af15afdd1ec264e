namespace JobKit.Migration;

/// <summary>On a handler: its author has looked, and a shadow job of it has no effect that anybody sees.</summary>
/// <remarks>
/// JobKit rolls back the database work of isolated contexts, refuses enqueues and guards HTTP clients that have <see cref="ShadowHttpGuard"/>.
/// Everything else (files, mail, caches, other clients) is the handler's: behind <see cref="IShadowContext.IsShadow"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ShadowSafeAttribute : Attribute;
