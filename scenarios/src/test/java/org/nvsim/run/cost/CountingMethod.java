package org.nvsim.run.cost;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Adds the number of instructions of each stretch without a branch to {@link Executed}, at the end
 * of the stretch. One that an exception leaves early is not counted.
 */
final class CountingMethod extends MethodVisitor {
    private static final String EXECUTED = Type.getInternalName(Executed.class);

    private int instructions;

    CountingMethod(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    private void endStretch() {
        if (instructions > 0) {
            super.visitFieldInsn(Opcodes.GETSTATIC, EXECUTED, "instructions", "J");
            super.visitLdcInsn((long) instructions);
            super.visitInsn(Opcodes.LADD);
            super.visitFieldInsn(Opcodes.PUTSTATIC, EXECUTED, "instructions", "J");
            instructions = 0;
        }
    }

    @Override
    public void visitLabel(Label label) {
        endStretch();
        super.visitLabel(label);
    }

    @Override
    public void visitInsn(int opcode) {
        instructions++;
        boolean returns = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
        if (returns || opcode == Opcodes.ATHROW) {
            endStretch();
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        instructions++;
        endStretch();
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
        instructions++;
        endStretch();
        super.visitTableSwitchInsn(min, max, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
        instructions++;
        endStretch();
        super.visitLookupSwitchInsn(other, keys, labels);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        instructions++;
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        instructions++;
        super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        instructions++;
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        instructions++;
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
        instructions++;
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
            String name, String descriptor, Handle bootstrap, Object... arguments) {
        instructions++;
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitLdcInsn(Object value) {
        instructions++;
        super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        instructions++;
        super.visitIincInsn(variable, increment);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        instructions++;
        super.visitMultiANewArrayInsn(descriptor, dimensions);
    }
}
